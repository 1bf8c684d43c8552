import type { Customer, Offer } from '@untether/domain';
import { idPrefixes } from '@untether/domain';
import type { Services } from '@untether/services';

/** GraphQL's name for what an id names, by how the id begins. */
const typenames: Readonly<Record<string, string>> = {
  [idPrefixes.partner]: 'PartnerSummary',
  [idPrefixes.customer]: 'Customer',
  [idPrefixes.organization]: 'CustomerOrganization',
  [idPrefixes.relationship]: 'ResellerRelationship',
  [idPrefixes.request]: 'RelationshipRequest',
  [idPrefixes.releaseRequest]: 'ReleaseRequest',
  [idPrefixes.subscription]: 'CustomerSubscription',
  [idPrefixes.azureEntitlement]: 'AzureEntitlement',
  [idPrefixes.reservation]: 'Reservation',
  [idPrefixes.savingsPlan]: 'SavingsPlan',
  [idPrefixes.softwarePurchase]: 'SoftwarePurchase',
  [idPrefixes.order]: 'Order',
  [idPrefixes.offer]: 'Offer',
  [idPrefixes.delegatedAdminRelationship]: 'DelegatedAdminRelationship',
  [idPrefixes.event]: 'Event',
  [idPrefixes.receipt]: 'RemovalReceipt',
  [idPrefixes.user]: 'User',
  [idPrefixes.webhookEndpoint]: 'WebhookEndpoint',
  [idPrefixes.webhookDelivery]: 'WebhookDelivery',
  [idPrefixes.apiKey]: 'ApiKey',
  [idPrefixes.importJob]: 'Import',
  [idPrefixes.removalJob]: 'RemovalJob',
  [idPrefixes.removalJobItem]: 'RemovalJobItem',
};

/** Whatever is not an id of ours goes the way of an unknown customer: not found, in the same words and time. */
export const typenameOf = (id: string): string => typenames[id.slice(0, 4)] ?? 'Customer';

/** Of a customer as its own admin sees it. */
export const organizationIdOf = ({ tenantId }: Pick<Customer, 'tenantId'>): string =>
  `${idPrefixes.organization}${tenantId}`;

/** Of an offer as the vendor numbers it. */
export const offerIdOf = (vendorId: Offer['id']): string => `${idPrefixes.offer}${vendorId}`;

/** The same as a record holds it, in the catalogue's spelling where it is there; null where the record has none. */
export const knownOfferIdOf = ({ findOffer }: Pick<Services, 'findOffer'>, recorded: string): string | null =>
  recorded === '' ? null : offerIdOf(findOffer(recorded)?.id ?? recorded);

/** What the vendor numbers an offer, of either id: events and webhooks hold the vendor's. */
export const vendorOfferIdOf = (id: string): string =>
  id.startsWith(idPrefixes.offer) ? id.slice(idPrefixes.offer.length) : id;

/** Whether an object is of a type, by its id: what `isTypeOf` asks for fields that return any Node. */
export const hasPrefix =
  (prefix: string) =>
  (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    value.id.startsWith(prefix);
