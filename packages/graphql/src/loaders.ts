import type {
  CustomerViewer,
  ItemKind,
  Items,
  Lane,
  MaybePromise,
  Offer,
  RelationshipFacts,
  RemovalBlocker,
  Viewer,
} from '@untether/domain';
import { isCustomerViewer, removalBlockers } from '@untether/domain';
import type { Services } from '@untether/services';
import DataLoader from 'dataloader';
import { offerIdOf, organizationIdOf, vendorOfferIdOf } from './core/ids.ts';
import type { Asking } from './list-loaders.ts';
import { createListLoaders } from './list-loaders.ts';
import type { Account } from './viewers.ts';
import { accountOfAdmin } from './viewers.ts';

const laneKey = ({ endpointId, lane }: Lane): string => `${endpointId} ${lane}`;

type Batch<V, T> = (viewer: V, ids: readonly string[]) => MaybePromise<readonly T[]>;

/** For rows a customer's admin cannot read. */
const nothing = async (): Promise<readonly never[]> => [];

/** One batch per kind of row, however many fields of a document ask for it: a partner's own rows, or a customer's. */
export const createLoaders = (asking: Asking) => {
  const { services, viewer } = asking;
  const { batches, customerSide, requests } = services;
  const byId = <T extends { readonly id: string }>(
    batch: Batch<Viewer, T>,
    customers: Batch<CustomerViewer, T> = nothing,
  ) => keyed(batch, customers, (row) => row.id);

  const read = <T>(ids: readonly string[], batch: Batch<Viewer, T>, customers: Batch<CustomerViewer, T>) => {
    if (viewer === null) return nothing();
    return isCustomerViewer(viewer) ? customers(viewer, ids) : batch(viewer, ids);
  };

  const keyed = <T>(batch: Batch<Viewer, T>, customers: Batch<CustomerViewer, T>, keyOf: (row: T) => string) =>
    new DataLoader<string, T | null>(async (ids) => {
      const rows = await read([...new Set(ids)], batch, customers);
      const found = new Map(rows.map((row) => [keyOf(row), row]));
      return ids.map((id) => found.get(id) ?? null);
    });

  const grouped = <T>(batch: Batch<Viewer, T>, keyOf: (row: T) => string) =>
    new DataLoader<string, readonly T[]>(async (ids) => {
      const rows = await read([...new Set(ids)], batch, nothing);
      return ids.map((id) => rows.filter((row) => keyOf(row) === id));
    });

  const itemsOf = <K extends ItemKind>(kind: K) =>
    byId<Items[K]>(
      (viewer, ids) => batches.items(viewer, kind, ids),
      (viewer, ids) => customerSide.items(viewer, kind, ids),
    );

  const computed = new WeakMap<RelationshipFacts, readonly RemovalBlocker[]>();

  return {
    customers: byId(batches.customers),
    knownCustomers: byId(batches.knownCustomers, async ({ customer }) => [customer]),
    relationships: byId(batches.relationships, customerSide.relationships),
    subscriptions: itemsOf('subscription'),
    azureEntitlements: itemsOf('azureEntitlement'),
    reservations: itemsOf('reservation'),
    savingsPlans: itemsOf('savingsPlan'),
    softwarePurchases: itemsOf('softwarePurchase'),
    orders: itemsOf('order'),
    delegatedAdminRelationships: itemsOf('delegatedAdminRelationship'),
    events: byId(batches.events),
    receipts: byId(batches.receipts),
    /** By the relationship they ended. */
    receiptsOf: keyed(requests.receiptsOf, customerSide.receipts, (receipt) => receipt.relationshipId),
    /** The event of a removal, by the relationship it ended. */
    removalEvents: keyed(requests.removalEvents, nothing, (event) => event.subjectId),
    requests: byId(requests.find),
    /** The newest, by the customer they are to. */
    latestRequests: keyed(requests.latestTo, nothing, (request) => request.customerId ?? ''),
    releaseRequests: byId(requests.releases, customerSide.releases),
    /** The newest, by the relationship it is to end. */
    latestReleases: keyed(requests.latestReleases, customerSide.latestReleases, (request) => request.relationshipId),
    /** By the removed relationship they re-established. */
    reestablished: keyed(requests.reestablished, nothing, (relationship) => relationship.previousId ?? ''),
    /** The viewer's own partner, its providers and resellers, or the partners of a customer. */
    partners: byId(requests.partners, customerSide.partners),
    /** By an id that anyone may have come by. */
    knownPartners: byId(requests.knownPartners, customerSide.partners),
    /** A customer's admin's own company. */
    organizations: keyed<CustomerViewer>(
      nothing,
      async (viewer) => [viewer],
      ({ customer }) => organizationIdOf(customer),
    ),
    /** The catalogue, which is for partners. */
    offers: keyed<Offer>(
      async (_, ids) => ids.map((id) => services.findOffer(vendorOfferIdOf(id))).filter((offer) => offer !== undefined),
      nothing,
      ({ id }) => offerIdOf(id),
    ),
    users: byId<Account>(batches.users, async ({ admin }) => [accountOfAdmin(admin)]),
    /** Those who can sign in; by their partner, the viewer’s own. */
    globalAdmins: grouped(batches.globalAdmins, ({ partnerId }) => partnerId),
    apiKeys: byId(batches.apiKeys),
    imports: byId(batches.imports),
    removalJobs: byId(batches.removalJobs),
    removalJobItems: byId(batches.removalJobItems),
    /** How many customers of a job are in which state. */
    jobItemsByState: grouped(batches.jobItemsByState, (row) => row.jobId),
    webhookEndpoints: byId(batches.webhookEndpoints),
    webhookDeliveries: byId(batches.webhookDeliveries),
    pendingDeliveries: keyed(batches.pendingDeliveries, nothing, (row) => row.endpointId),
    /** How many deliveries wait in the lane of a pending one. */
    lanes: new DataLoader<Lane, number, string>(
      async (lanes) => {
        if (viewer === null || isCustomerViewer(viewer)) return lanes.map(() => 0);
        const rows = new Map((await batches.lanes(viewer, lanes)).map((row) => [laneKey(row), row.pending]));
        return lanes.map((one) => rows.get(laneKey(one)) ?? 0);
      },
      { cacheKeyFn: laneKey },
    ),
    deliveriesOfEvents: grouped(batches.deliveriesOfEvents, (row) => row.eventId),
    mailsOfReceipts: grouped(batches.mailsOfReceipts, (row) => row.receiptId),
    webhookAttempts: grouped(batches.webhookAttempts, (row) => row.deliveryId),
    ...createListLoaders(asking),
    designations: grouped(requests.designations, ({ customerId }) => customerId),
    facts: keyed(batches.facts, customerSide.facts, (facts) => facts.relationship.id),
    supportContacts: new DataLoader<string, Awaited<ReturnType<typeof batches.supportContacts>>>(
      async (customerIds) => {
        const rows = await read([...new Set(customerIds)], batches.supportContacts, customerSide.supportContacts);
        return customerIds.map((id) => rows.filter((row) => row.customerId === id));
      },
    ),
    /** Blockers of loaded facts, computed once. */
    blockersOf: (facts: RelationshipFacts, policy: Services['policy'], now: Date): readonly RemovalBlocker[] => {
      const known = computed.get(facts);
      if (known !== undefined) return known;
      const blockers = removalBlockers(facts, policy, now);
      computed.set(facts, blockers);
      return blockers;
    },
  };
};

export type Loaders = ReturnType<typeof createLoaders>;
