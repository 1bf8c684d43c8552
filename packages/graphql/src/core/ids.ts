import { idPrefixes } from '@untether/domain';

/** GraphQL's name for what an id names, by how the id begins. */
const typenames: Readonly<Record<string, string>> = {
  [idPrefixes.customer]: 'Customer',
  [idPrefixes.relationship]: 'ResellerRelationship',
  [idPrefixes.request]: 'RelationshipRequest',
  [idPrefixes.subscription]: 'CustomerSubscription',
  [idPrefixes.azureEntitlement]: 'AzureEntitlement',
  [idPrefixes.reservation]: 'Reservation',
  [idPrefixes.savingsPlan]: 'SavingsPlan',
  [idPrefixes.softwarePurchase]: 'SoftwarePurchase',
  [idPrefixes.order]: 'Order',
  [idPrefixes.delegatedAdminRelationship]: 'DelegatedAdminRelationship',
  [idPrefixes.event]: 'Event',
  [idPrefixes.receipt]: 'RemovalReceipt',
  [idPrefixes.user]: 'User',
  [idPrefixes.webhookEndpoint]: 'WebhookEndpoint',
  [idPrefixes.webhookDelivery]: 'WebhookDelivery',
  [idPrefixes.apiKey]: 'ApiKey',
};

/** Whatever is not an id of ours goes the way of an unknown customer: not found, in the same words and time. */
export const typenameOf = (id: string): string => typenames[id.slice(0, 4)] ?? 'Customer';

/** Whether an object is of a type, by its id: what `isTypeOf` asks for fields that return any Node. */
export const hasPrefix =
  (prefix: string) =>
  (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    value.id.startsWith(prefix);
