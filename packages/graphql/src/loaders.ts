import type { RelationshipFacts, RemovalBlocker, Viewer } from '@untether/domain';
import { removalBlockers } from '@untether/domain';
import type { Services } from '@untether/services';
import DataLoader from 'dataloader';

/** One batch a kind of row, however many fields of a document ask for them. */
export const createLoaders = ({ batches }: Services, viewer: Viewer | null) => {
  const byId = <T extends { readonly id: string }>(
    batch: (viewer: Viewer, ids: readonly string[]) => Promise<readonly T[]>,
  ) => keyed(batch, (row) => row.id);

  const keyed = <T>(
    batch: (viewer: Viewer, ids: readonly string[]) => Promise<readonly T[]>,
    keyOf: (row: T) => string,
  ) =>
    new DataLoader<string, T | null>(async (ids) => {
      const rows = viewer === null ? [] : await batch(viewer, [...new Set(ids)]);
      const found = new Map(rows.map((row) => [keyOf(row), row]));
      return ids.map((id) => found.get(id) ?? null);
    });

  const grouped = <T>(
    batch: (viewer: Viewer, ids: readonly string[]) => Promise<readonly T[]>,
    keyOf: (row: T) => string,
  ) =>
    new DataLoader<string, readonly T[]>(async (ids) => {
      const rows = viewer === null ? [] : await batch(viewer, [...new Set(ids)]);
      return ids.map((id) => rows.filter((row) => keyOf(row) === id));
    });

  const computed = new WeakMap<RelationshipFacts, readonly RemovalBlocker[]>();

  return {
    customers: byId(batches.customers),
    knownCustomers: byId(batches.knownCustomers),
    relationships: byId(batches.relationships),
    subscriptions: byId((viewer, ids) => batches.items(viewer, 'subscription', ids)),
    azureEntitlements: byId((viewer, ids) => batches.items(viewer, 'azureEntitlement', ids)),
    reservations: byId((viewer, ids) => batches.items(viewer, 'reservation', ids)),
    savingsPlans: byId((viewer, ids) => batches.items(viewer, 'savingsPlan', ids)),
    softwarePurchases: byId((viewer, ids) => batches.items(viewer, 'softwarePurchase', ids)),
    orders: byId((viewer, ids) => batches.items(viewer, 'order', ids)),
    delegatedAdminRelationships: byId((viewer, ids) => batches.items(viewer, 'delegatedAdminRelationship', ids)),
    events: byId(batches.events),
    receipts: byId(batches.receipts),
    users: byId(batches.users),
    apiKeys: byId(batches.apiKeys),
    webhookEndpoints: byId(batches.webhookEndpoints),
    webhookDeliveries: byId(batches.webhookDeliveries),
    pendingDeliveries: keyed(batches.pendingDeliveries, (row) => row.endpointId),
    deliveriesOfEvents: grouped(batches.deliveriesOfEvents, (row) => row.eventId),
    webhookAttempts: grouped(batches.webhookAttempts, (row) => row.deliveryId),
    facts: keyed(batches.facts, (facts) => facts.relationship.id),
    supportContacts: new DataLoader<string, Awaited<ReturnType<typeof batches.supportContacts>>>(
      async (customerIds) => {
        const rows = viewer === null ? [] : await batches.supportContacts(viewer, [...new Set(customerIds)]);
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
