import type { Event, PageRequest, Partner, RemovalReceipt, RequestQuery, Viewer } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { ensureMay } from './access.ts';

type Asked = Omit<RequestQuery, 'now'>;

/** The viewer's requests, and what came of those that undo a removal. */
export const requests = ({ store, now }: Ports) => ({
  list: async (viewer: Viewer, query: Asked, page: PageRequest) => {
    ensureMay(viewer, 'view_customers');
    return store.listRequests(viewer.partner.id, { ...query, now: now() }, page);
  },
  count: async (viewer: Viewer, query: Asked) => {
    ensureMay(viewer, 'view_customers');
    return store.countRequests(viewer.partner.id, { ...query, now: now() });
  },
  find: (viewer: Viewer, ids: readonly string[]) => store.findRequests(viewer.partner.id, ids),
  /** The newest request to each of these customers. */
  latestTo: (viewer: Viewer, customerIds: readonly string[]) =>
    store.findLatestRequests(viewer.partner.id, customerIds),
  /** Requests of customers to be released. */
  releases: (viewer: Viewer, ids: readonly string[]) => store.findReleaseRequests(viewer.partner.id, ids),
  /** The newest about each of these relationships. */
  latestReleases: (viewer: Viewer, relationshipIds: readonly string[]) =>
    store.findLatestReleaseRequests(viewer.partner.id, relationshipIds),
  /** Indirect providers the viewer's partner sells through; none unless it is an indirect reseller. */
  providers: (viewer: Viewer): Promise<readonly Partner[]> => store.listProviders(viewer.partner.id),
  /** By ids in the viewer's own rows: its partner, providers its requests name, resellers its relationships are for. */
  partners: async (viewer: Viewer, ids: readonly string[]): Promise<readonly Partner[]> =>
    ids.every((id) => id === viewer.partner.id)
      ? [viewer.partner]
      : [viewer.partner, ...(await store.findPartners(ids))],
  /** By id alone: what may be asked for by anyone. */
  knownPartners: (viewer: Viewer, ids: readonly string[]): Promise<readonly Partner[]> =>
    store.findKnownPartners(viewer.partner.id, ids),
  /** The events of the removals of these relationships. */
  removalEvents: async (viewer: Viewer, relationshipIds: readonly string[]): Promise<readonly Event[]> => {
    const { id } = viewer.partner;
    const customerIds = (await store.findRelationships(id, relationshipIds)).map(({ customerId }) => customerId);
    return store.listCustomerEvents(id, [...new Set(customerIds)], ['reseller-relationship-removed']);
  },
  /** The receipts of these removals. */
  receiptsOf: (viewer: Viewer, relationshipIds: readonly string[]): Promise<readonly RemovalReceipt[]> =>
    store.findReceiptsOf(viewer.partner.id, relationshipIds),
  /** The relationship that re-established each of these. */
  reestablished: (viewer: Viewer, relationshipIds: readonly string[]) =>
    store.findReestablished(viewer.partner.id, relationshipIds),
  /** Where subscriptions of these customers, with any partner, name the viewer's partner as their support contact. */
  designations: async (viewer: Viewer, customerIds: readonly string[]) => {
    ensureMay(viewer, 'view_customers');
    return store.listDesignations(customerIds, [viewer.partner.id]);
  },
});
