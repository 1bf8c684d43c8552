import type {
  DeliveryQuery,
  Event,
  EventQuery,
  ItemKind,
  ItemQuery,
  PageRequest,
  Permission,
  StoreReads,
  Viewer,
} from '@untether/domain';
import { may } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { ensureMay } from './access.ts';

/** The viewer's lists besides customers, each with its count. */
export const lists = ({ store }: Ports) => ({
  items: <K extends ItemKind>(viewer: Viewer, kind: K, query: ItemQuery, page: PageRequest) =>
    allowed(viewer, 'view_customers').then(() => store.listItems(viewer.partner.id, kind, query, page)),
  countItems: (viewer: Viewer, kind: ItemKind, query: ItemQuery) =>
    allowed(viewer, 'view_customers').then(() => store.countItems(viewer.partner.id, kind, query)),
  events: (viewer: Viewer, query: EventQuery, page: PageRequest) =>
    allowed(viewer, 'view_activity').then(() => store.listEvents(viewer.partner.id, query, page)),
  countEvents: (viewer: Viewer, query: EventQuery) =>
    allowed(viewer, 'view_activity').then(() => store.countEvents(viewer.partner.id, query)),
  /** Where an event is in its partner's list. */
  eventCursor: (event: Event): string => store.eventCursor(event),
  receipts: (viewer: Viewer, page: PageRequest) =>
    allowed(viewer, 'view_customers').then(() => store.listReceipts(viewer.partner.id, page)),
  countReceipts: (viewer: Viewer) =>
    allowed(viewer, 'view_customers').then(() => store.countReceipts(viewer.partner.id)),
  webhookEndpoints: (viewer: Viewer, page: PageRequest) =>
    allowed(viewer, 'manage_webhooks').then(() => store.listWebhookEndpoints(viewer.partner.id, page)),
  countWebhookEndpoints: (viewer: Viewer) =>
    allowed(viewer, 'manage_webhooks').then(() => store.countWebhookEndpoints(viewer.partner.id)),
  webhookDeliveries: (viewer: Viewer, query: DeliveryQuery, page: PageRequest) =>
    allowed(viewer, 'manage_webhooks').then(() => store.listWebhookDeliveries(viewer.partner.id, query, page)),
  countWebhookDeliveries: (viewer: Viewer, query: DeliveryQuery) =>
    allowed(viewer, 'manage_webhooks').then(() => store.countWebhookDeliveries(viewer.partner.id, query)),
  users: (viewer: Viewer, page: PageRequest) =>
    allowed(viewer, 'manage_users').then(() => store.listUsers(viewer.partner.id, page)),
  countUsers: (viewer: Viewer) => allowed(viewer, 'manage_users').then(() => store.countUsers(viewer.partner.id)),
  apiKeys: (viewer: Viewer, page: PageRequest) =>
    allowed(viewer, 'manage_api_keys').then(() => store.listApiKeys(viewer.partner.id, page)),
  countApiKeys: (viewer: Viewer) =>
    allowed(viewer, 'manage_api_keys').then(() => store.countApiKeys(viewer.partner.id)),
});

const allowed = async (viewer: Viewer, permission: Permission): Promise<void> => ensureMay(viewer, permission);

/** Reads of the viewer's own rows by id, for loaders: any number in a fixed number of statements. */
export const batches = ({ store }: Ports) => {
  const scoped =
    <T>(read: (reads: StoreReads, partnerId: string, ids: readonly string[]) => Promise<readonly T[]>) =>
    (viewer: Viewer, ids: readonly string[]): Promise<readonly T[]> =>
      read(store, viewer.partner.id, ids);
  return {
    customers: scoped((reads, partnerId, ids) => reads.findCustomers(partnerId, ids)),
    knownCustomers: scoped((reads, partnerId, ids) => reads.findKnownCustomers(partnerId, ids)),
    relationships: scoped((reads, partnerId, ids) => reads.findRelationships(partnerId, ids)),
    facts: scoped((reads, partnerId, ids) => reads.loadFacts(partnerId, ids)),
    events: scoped((reads, partnerId, ids) => reads.findEvents(partnerId, ids)),
    receipts: scoped((reads, partnerId, ids) => reads.findReceipts(partnerId, ids)),
    webhookEndpoints: scoped((reads, partnerId, ids) => reads.findWebhookEndpoints(partnerId, ids)),
    pendingDeliveries: scoped((reads, partnerId, ids) => reads.countPendingDeliveries(partnerId, ids)),
    webhookDeliveries: scoped((reads, partnerId, ids) => reads.findWebhookDeliveries(partnerId, ids)),
    deliveriesOfEvents: scoped((reads, partnerId, ids) => reads.listDeliveriesOfEvents(partnerId, ids)),
    webhookAttempts: scoped((reads, partnerId, ids) => reads.listWebhookAttempts(partnerId, ids)),
    /** Only its own account for a viewer who may not manage users. */
    users: (viewer: Viewer, ids: readonly string[]) =>
      store.findUsers(viewer.partner.id, may(viewer, 'manage_users') ? ids : ids.filter((id) => id === viewer.user.id)),
    /** Only itself for a key that may not manage keys. */
    apiKeys: (viewer: Viewer, ids: readonly string[]) =>
      store.findApiKeys(
        viewer.partner.id,
        may(viewer, 'manage_api_keys') ? ids : ids.filter((id) => id === viewer.key?.id),
      ),
    supportContacts: scoped((reads, partnerId, ids) => reads.supportContactsOf(partnerId, ids)),
    items: <K extends ItemKind>(viewer: Viewer, kind: K, ids: readonly string[]) =>
      store.findItems(viewer.partner.id, kind, ids),
  };
};
