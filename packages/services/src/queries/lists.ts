import type {
  AnyViewer,
  Counts,
  EventQuery,
  ItemKind,
  ItemQuery,
  Items,
  PageRequest,
  Pages,
  ReceiptMail,
  Viewer,
} from '@untether/domain';
import { isCustomerViewer, may, scopeOf } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { allowing, ensureMay } from './access.ts';

const ofCustomers = allowing('view_customers');
const ofActivity = allowing('view_activity');
const ofWebhooks = allowing('manage_webhooks');
const ofUsers = allowing('view_people');
const ofApiKeys = allowing('view_people');
const ofImports = allowing('import');

/** What a reader is not shown is not searched for it either: it would be found out letter by letter. */
const searchedBy = (viewer: Viewer, query: EventQuery): EventQuery =>
  query.search === undefined || may(viewer, 'view_people') ? query : { ...query, withoutPeople: true };

/** The viewer's lists besides customers, each with its count. */
export const lists = ({ store }: Ports) => ({
  /** Of relationships the viewer has read, its partner's user or its customer's admin. */
  items: async <K extends ItemKind>(
    viewer: AnyViewer,
    kind: K,
    query: ItemQuery,
    page: PageRequest,
  ): Promise<Pages<Items[K]>> => {
    if (!isCustomerViewer(viewer)) return ofCustomers(store.listItems<K>)(viewer, kind, query, page);
    ensureMay(viewer, 'view_own_organization');
    return store.listCustomerItemsEach(scopeOf(viewer), kind, query, page);
  },
  countItems: async (viewer: AnyViewer, kind: ItemKind, query: ItemQuery): Promise<Counts> => {
    if (!isCustomerViewer(viewer)) return ofCustomers(store.countItems)(viewer, kind, query);
    ensureMay(viewer, 'view_own_organization');
    return store.countCustomerItemsEach(scopeOf(viewer), kind, query);
  },
  events: (viewer: Viewer, query: EventQuery, page: PageRequest) =>
    ofActivity(store.listEvents)(viewer, searchedBy(viewer, query), page),
  countEvents: (viewer: Viewer, query: EventQuery) => ofActivity(store.countEvents)(viewer, searchedBy(viewer, query)),
  eventsOfCustomers: ofActivity(store.listEventsOfCustomers),
  countEventsOfCustomers: ofActivity(store.countEventsOfCustomers),
  /** Where an event is in its partner's list. */
  eventCursor: store.eventCursor,
  receipts: ofCustomers(store.listReceipts),
  countReceipts: ofCustomers(store.countReceipts),
  webhookEndpoints: ofWebhooks(store.listWebhookEndpoints),
  countWebhookEndpoints: ofWebhooks(store.countWebhookEndpoints),
  webhookDeliveries: ofWebhooks(store.listWebhookDeliveries),
  countWebhookDeliveries: ofWebhooks(store.countWebhookDeliveries),
  blockedDeliveries: ofWebhooks(store.listBlockedDeliveries),
  countBlockedDeliveries: ofWebhooks(store.countBlockedDeliveries),
  users: ofUsers(store.listUsers),
  countUsers: ofUsers(store.countUsers),
  apiKeys: ofApiKeys(store.listApiKeys),
  countApiKeys: ofApiKeys(store.countApiKeys),
  imports: ofImports(store.listImports),
  countImports: ofImports(store.countImports),
  importLines: ofImports(store.listImportLines),
  countImportLines: ofImports(store.countImportLines),
  removalJobs: ofCustomers(store.listRemovalJobs),
  countRemovalJobs: ofCustomers(store.countRemovalJobs),
  removalJobItems: ofCustomers(store.listRemovalJobItems),
  countRemovalJobItems: ofCustomers(store.countRemovalJobItems),
  removalJobSteps: ofCustomers(store.listRemovalJobSteps),
  countRemovalJobSteps: ofCustomers(store.countRemovalJobSteps),
});

/** Reads of the viewer's own rows by id, for loaders: any number in a fixed number of statements. */
export const batches = ({ store }: Ports) => {
  const own =
    <A extends readonly unknown[], R>(read: (partnerId: string, ...rest: A) => R) =>
    (viewer: Viewer, ...rest: A): R =>
      read(viewer.partner.id, ...rest);
  return {
    customers: own(store.findCustomers),
    knownCustomers: own(store.findKnownCustomers),
    relationships: own(store.findRelationships),
    facts: own(store.loadFacts),
    events: own(store.findEvents),
    receipts: own(store.findReceipts),
    webhookEndpoints: own(store.findWebhookEndpoints),
    pendingDeliveries: own(store.countPendingDeliveries),
    lanes: own(store.countLanes),
    webhookDeliveries: own(store.findWebhookDeliveries),
    deliveriesOfEvents: own(store.listDeliveriesOfEvents),
    webhookAttempts: own(store.listWebhookAttempts),
    /** Without addresses for a viewer who may not see people. */
    mailsOfReceipts: async (viewer: Viewer, ids: readonly string[]): Promise<readonly ReceiptMail[]> => {
      const mails = await store.listMailsOfReceipts(viewer.partner.id, ids);
      return may(viewer, 'view_people') ? mails : mails.map((mail) => ({ ...mail, recipient: null }));
    },
    /** Only its own account for a viewer who may not manage users. */
    users: (viewer: Viewer, ids: readonly string[]) =>
      store.findUsers(viewer.partner.id, may(viewer, 'view_people') ? ids : ids.filter((id) => id === viewer.user.id)),
    /** None for a viewer who may not manage users. */
    globalAdmins: async (viewer: Viewer) =>
      may(viewer, 'manage_users') ? store.listUsersWithRole(viewer.partner.id, 'global_admin') : [],
    /** Only itself for a key that may not manage keys. */
    apiKeys: (viewer: Viewer, ids: readonly string[]) =>
      store.findApiKeys(
        viewer.partner.id,
        may(viewer, 'view_people') ? ids : ids.filter((id) => id === viewer.key?.id),
      ),
    imports: async (viewer: Viewer, ids: readonly string[]) =>
      may(viewer, 'import') ? store.findImports(viewer.partner.id, ids) : [],
    removalJobs: own(store.findRemovalJobs),
    removalJobItems: own(store.findRemovalJobItems),
    jobItemsByState: own(store.countJobItemsByState),
    supportContacts: own(store.supportContactsOf),
    items: own(store.findItems),
  };
};
