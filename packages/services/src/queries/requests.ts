import type {
  PageRequest,
  Partner,
  ReestablishItem,
  RelationshipRequestState,
  RemovalReceipt,
  Viewer,
} from '@untether/domain';
import { reestablishChecklist } from '@untether/domain';
import { contextOf } from '../commands/run-command.ts';
import type { Ports } from '../ports.ts';
import { ensureMay } from './access.ts';

type State = RelationshipRequestState | undefined;

/** The viewer's requests, and what came of those that undo a removal. */
export const requests = ({ store, now }: Ports) => ({
  list: async (viewer: Viewer, state: State, page: PageRequest) => {
    ensureMay(viewer, 'view_customers');
    return store.listRequests(viewer.partner.id, { state, now: now() }, page);
  },
  count: async (viewer: Viewer, state: State) => {
    ensureMay(viewer, 'view_customers');
    return store.countRequests(viewer.partner.id, { state, now: now() });
  },
  find: (viewer: Viewer, ids: readonly string[]) => store.findRequests(viewer.partner.id, ids),
  /** The newest request to each of these customers. */
  latestTo: (viewer: Viewer, customerIds: readonly string[]) =>
    store.findLatestRequests(viewer.partner.id, customerIds),
  /** Indirect providers the viewer's partner sells through; none unless it is an indirect reseller. */
  providers: (viewer: Viewer): Promise<readonly Partner[]> => store.listProviders(viewer.partner.id),
  /** By ids in the viewer's own rows: its partner, providers its requests name, resellers its relationships are for. */
  partners: async (viewer: Viewer, ids: readonly string[]): Promise<readonly Partner[]> =>
    ids.every((id) => id === viewer.partner.id)
      ? [viewer.partner]
      : [viewer.partner, ...(await findAll(ids, store.findPartner))],
  /** By id alone: what may be asked for by anyone. */
  knownPartners: (viewer: Viewer, ids: readonly string[]): Promise<readonly Partner[]> =>
    store.findKnownPartners(viewer.partner.id, ids),
  /** Of the removals of these relationships. */
  receiptsOf: (viewer: Viewer, relationshipIds: readonly string[]): Promise<readonly RemovalReceipt[]> =>
    findAll(relationshipIds, (id) => store.findReceiptOf(viewer.partner.id, id)),
  /** The relationship that re-established each of these. */
  reestablished: (viewer: Viewer, relationshipIds: readonly string[]) =>
    store.findReestablished(viewer.partner.id, relationshipIds),
});

/** What did not come back with the relationship that re-established a removed one; empty once that was removed too. */
export const viewReestablishChecklist =
  (ports: Ports) =>
  async (viewer: Viewer, receipt: RemovalReceipt): Promise<readonly ReestablishItem[]> => {
    ensureMay(viewer, 'view_customers');
    const { store } = ports;
    const partnerId = viewer.partner.id;
    const [again] = await store.findReestablished(partnerId, [receipt.relationshipId]);
    if (again?.state !== 'active') return [];
    const [facts] = await store.loadFacts(partnerId, [again.id]);
    if (facts === undefined) return [];
    const designations = await store.listDesignations(receipt.customerId, [partnerId]);
    return reestablishChecklist({ receipt, facts, designations }, viewer, contextOf(ports, viewer));
  };

const findAll = async <T>(ids: readonly string[], find: (id: string) => Promise<T | undefined>): Promise<T[]> =>
  (await Promise.all(ids.map(find))).filter((found) => found !== undefined);
