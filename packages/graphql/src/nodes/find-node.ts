import type { Context } from '../context.ts';
import { typenameOf } from '../core/ids.ts';
import type { Loaders } from '../loaders.ts';

/** Which loader reads what an id names. */
const loaderOf: Readonly<Record<string, (loaders: Loaders) => { load: (id: string) => Promise<unknown> }>> = {
  PartnerSummary: (loaders) => loaders.knownPartners,
  Customer: (loaders) => loaders.customers,
  CustomerOrganization: (loaders) => loaders.organizations,
  ResellerRelationship: (loaders) => loaders.relationships,
  RelationshipRequest: (loaders) => loaders.requests,
  ReleaseRequest: (loaders) => loaders.releaseRequests,
  CustomerSubscription: (loaders) => loaders.subscriptions,
  AzureEntitlement: (loaders) => loaders.azureEntitlements,
  Reservation: (loaders) => loaders.reservations,
  SavingsPlan: (loaders) => loaders.savingsPlans,
  SoftwarePurchase: (loaders) => loaders.softwarePurchases,
  Order: (loaders) => loaders.orders,
  Offer: (loaders) => loaders.offers,
  DelegatedAdminRelationship: (loaders) => loaders.delegatedAdminRelationships,
  Event: (loaders) => loaders.events,
  RemovalReceipt: (loaders) => loaders.receipts,
  User: (loaders) => loaders.users,
  WebhookEndpoint: (loaders) => loaders.webhookEndpoints,
  WebhookDelivery: (loaders) => loaders.webhookDeliveries,
  ApiKey: (loaders) => loaders.apiKeys,
  Import: (loaders) => loaders.imports,
  RemovalJob: (loaders) => loaders.removalJobs,
  RemovalJobItem: (loaders) => loaders.removalJobItems,
};

/** Anything of the viewer by its id; null where there is none. */
export const findNode = async (context: Context, id: string): Promise<unknown> =>
  (await loaderOf[typenameOf(id)]?.(context.loaders).load(id)) ?? null;
