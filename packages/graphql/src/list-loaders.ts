import type {
  AnyViewer,
  Counts,
  DeliveryQuery,
  ImportLineQuery,
  ItemKind,
  ItemQuery,
  JobItemQuery,
  Page,
  PageRequest,
  Pages,
  RelationshipFacts,
  Viewer,
} from '@untether/domain';
import { isCustomerViewer } from '@untether/domain';
import type { Services } from '@untether/services';
import DataLoader from 'dataloader';

export interface Asking {
  readonly services: Services;
  readonly viewer: AnyViewer | null;
  readonly now: Date;
}

/** One batch per arguments, however many objects a document asks with them. */
const perArguments = <A extends object, T>(
  batch: (args: A, ids: readonly string[]) => Promise<ReadonlyMap<string, T | Error>>,
  none?: T,
) => {
  const loaders = new Map<string, DataLoader<string, T>>();
  return (args: A, id: string): Promise<T> => {
    const key = JSON.stringify(args);
    const loader =
      loaders.get(key) ??
      new DataLoader<string, T>(async (ids) => {
        const found = await batch(args, ids);
        return ids.map((one) => found.get(one) ?? none ?? new Error('a list was not read'));
      });
    loaders.set(key, loader);
    return loader.load(id);
  };
};

/** The lists that each object of a kind has: a page of every object's list is one statement, and so is their count. */
const lists = <Q extends object, T>(
  pages: (query: Q, ids: readonly string[], page: PageRequest) => Promise<Pages<T>>,
  counts: (query: Q, ids: readonly string[]) => Promise<Counts>,
) => {
  const page = perArguments<{ query: Q; page: PageRequest }, Page<T>>(({ query, page }, ids) =>
    pages(query, ids, page),
  );
  const count = perArguments(counts, 0);
  /** The list of one object, as `connect` takes it. */
  return (query: Q, id: string) => ({
    page: (request: PageRequest) => page({ query, page: request }, id),
    count: () => count(query, id),
  });
};

export const createListLoaders = ({ services, viewer, now }: Asking) => {
  const anyone = (): AnyViewer => {
    if (viewer === null) throw new Error('a list was asked for without a viewer');
    return viewer;
  };
  const partnersUser = (): Viewer => {
    const one = anyone();
    if (isCustomerViewer(one)) throw new Error('a partner’s list was asked for by a customer’s admin');
    return one;
  };
  return {
    itemsOfRelationships: lists(
      ({ kind, status }: { kind: ItemKind; status: ItemQuery['status'] }, relationshipIds, page) =>
        services.lists.items(anyone(), kind, { relationshipIds, status }, page),
      ({ kind, status }, relationshipIds) => services.lists.countItems(anyone(), kind, { relationshipIds, status }),
    ),
    eventsOfCustomers: lists(
      (_: object, ids, page) => services.lists.eventsOfCustomers(partnersUser(), ids, page),
      (_, ids) => services.lists.countEventsOfCustomers(partnersUser(), ids),
    ),
    deliveriesOfEndpoints: lists(
      ({ state }: Pick<DeliveryQuery, 'state'>, endpointIds, page) =>
        services.lists.webhookDeliveries(partnersUser(), { endpointIds, state }, page),
      ({ state }, endpointIds) => services.lists.countWebhookDeliveries(partnersUser(), { endpointIds, state }),
    ),
    /** The relationships an endpoint holds up, each by its delivery. */
    blockedDeliveriesOfEndpoints: lists(
      (_: object, ids, page) => services.lists.blockedDeliveries(partnersUser(), ids, page),
      (_, ids) => services.lists.countBlockedDeliveries(partnersUser(), ids),
    ),
    linesOfImports: lists(
      (query: Omit<ImportLineQuery, 'importIds'>, importIds, page) =>
        services.lists.importLines(partnersUser(), { ...query, importIds }, page),
      (query, importIds) => services.lists.countImportLines(partnersUser(), { ...query, importIds }),
    ),
    itemsOfRemovalJobs: lists(
      ({ states }: Pick<JobItemQuery, 'states'>, jobIds, page) =>
        services.lists.removalJobItems(partnersUser(), { jobIds, states }, page),
      ({ states }, jobIds) => services.lists.countRemovalJobItems(partnersUser(), { jobIds, states }),
    ),
    stepsOfJobItems: lists(
      (_: object, itemIds, page) => services.lists.removalJobSteps(partnersUser(), itemIds, page),
      (_, itemIds) => services.lists.countRemovalJobSteps(partnersUser(), itemIds),
    ),
    removalPreviews: new DataLoader((facts: readonly RelationshipFacts[]) =>
      services.viewRemovalPreviews(partnersUser(), facts, now),
    ),
  };
};
