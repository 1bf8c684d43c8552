import type { Client } from 'urql';
import { graphql, type ResultOf } from '../../common/graphql.ts';
import type { RemovalJobItemState } from '../../vocabulary.ts';
import { shownStates } from './search.ts';

export const itemsQuery = graphql(`
  query JobItems($id: ID!, $states: [RemovalJobItemState!], $first: Int, $after: String) {
    job(id: $id) {
      id
      items(states: $states, first: $first, after: $after) {
        nodes {
          id
          customerId
          customerName
          customer { id }
          state
          dueAt
          finishedAt
          message
          reasonCode
          stepCount
          receipt { id }
          remaining { blockerId subjectName message }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);
type Connection = NonNullable<ResultOf<typeof itemsQuery>['job']>['items'];
export type JobItem = Connection['nodes'][number];

type States = readonly RemovalJobItemState[];
/** Where a page begins: in which part of the list, and after which row of it. */
type Place = { readonly part: number; readonly after: string | null };
type Page = { readonly place: Place; readonly read: Connection | null };

export type ItemListState = {
  readonly items: readonly JobItem[];
  readonly answered: boolean;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly failed: boolean;
};

export type ItemList = {
  readonly state: () => ItemListState;
  readonly watch: (changed: () => void) => () => void;
  readonly loadMore: () => void;
  /** Reads the pages of these rows again: what is shown stays until the answers come. */
  readonly refresh: (from: number, to: number) => Promise<void>;
};

const pageSize = 100;

/** What failed comes first, where all are shown. */
export const partsOf = (state: RemovalJobItemState | undefined): readonly States[] =>
  state ? [[state]] : [['FAILED'], shownStates.filter((one) => one !== 'FAILED')];

/**
 * A job's customers, page by page, while they change their state under the reader: a page begins after the last row of
 * the one before as that was read last, and a row that two pages have is shown once.
 */
export const openItemList = (client: Client, jobId: string, parts: readonly States[]): ItemList => {
  let pages: readonly Page[] = [];
  let reading = 0;
  let failed = false;
  let watcher: () => void = () => undefined;
  let state: ItemListState = { items: [], answered: false, hasMore: false, loading: true, failed: false };

  const nextPlace = ({ place, read }: Page): Place | null => {
    if (read?.pageInfo.hasNextPage) return { part: place.part, after: read.pageInfo.endCursor };
    return place.part + 1 < parts.length ? { part: place.part + 1, after: null } : null;
  };
  const placeOf = (index: number): Place | null => {
    const before = pages[index - 1];
    return before ? nextPlace(before) : { part: 0, after: null };
  };
  const update = () => {
    const items = new Map<string, JobItem>();
    for (const { read } of pages)
      for (const item of read?.nodes ?? []) if (!items.has(item.id)) items.set(item.id, item);
    const last = pages.at(-1);
    state = {
      items: [...items.values()],
      answered: pages.length > 0,
      hasMore: last !== undefined && nextPlace(last) !== null,
      loading: reading > 0,
      failed,
    };
    watcher();
  };

  const read = async (index: number): Promise<boolean> => {
    const place = placeOf(index);
    if (place === null) {
      pages = pages.slice(0, index);
      return false;
    }
    const variables = { id: jobId, states: [...(parts[place.part] ?? [])], first: pageSize, after: place.after };
    const { data } = await client.query(itemsQuery, variables, { requestPolicy: 'network-only' }).toPromise();
    if (!data?.job) return false;
    pages = [...pages.slice(0, index), { place, read: data.job.items }, ...pages.slice(index + 1)];
    return true;
  };

  /** One after the other: where a page begins, the one before says. */
  let queue: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    queue = queue.then(work).then(update);
    return queue;
  };

  const loadMore = () => {
    if (reading > 0) return;
    reading += 1;
    failed = false;
    update();
    void inTurn(async () => {
      let index = pages.length;
      let more = true;
      do {
        more = await read(index);
        failed = !more && placeOf(index) !== null;
        index += 1;
        // A part without rows is no page to look at.
      } while (more && pages[index - 1]?.read?.nodes.length === 0 && placeOf(index) !== null);
      reading -= 1;
    });
  };

  const pagesOf = (from: number, to: number): readonly number[] => {
    let first = 0;
    return pages.flatMap((page, index) => {
      const start = first;
      first += page.read?.nodes.length ?? 0;
      return start <= to && first >= from ? [index] : [];
    });
  };

  return {
    state: () => state,
    loadMore,
    refresh: (from, to) =>
      inTurn(async () => {
        for (const index of pagesOf(from, to)) if (!(await read(index))) return;
      }),
    watch: (changed) => {
      watcher = changed;
      if (pages.length === 0) loadMore();
      return () => {
        watcher = () => undefined;
      };
    },
  };
};
