import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MaybePromise, Page, PageRequest, RowCount } from '@untether/domain';

/** So many of them before others have their turn. */
const step = 200;

/**
 * A page of those rows of a list that match what no index finds. It looks at a bounded number of rows: then the page is
 * short, be it empty, and `stoppedAt` is where the next one goes on.
 */
export const walk = async <T>(
  page: PageRequest,
  {
    reach,
    read,
    matching,
  }: {
    /** So many rows are looked at for one page. */
    readonly reach: number;
    readonly read: (part: PageRequest) => MaybePromise<Page<T>>;
    /** Says of rows of the list which of them match. */
    readonly matching: (rows: readonly T[]) => MaybePromise<(row: T) => boolean>;
  },
): Promise<Page<T>> => {
  const { direction, limit } = page;
  const isForward = direction === 'forward';
  const found: Page<T>['edges'][number][] = [];
  let { cursor } = page;
  let isMore = true;
  for (let looked = 0; isMore && looked < reach && found.length <= limit; looked += step) {
    if (looked > 0) await nextTurn();
    const part = await read({ direction, limit: step, cursor });
    const edges = isForward ? part.edges : part.edges.toReversed();
    const matches = await matching(edges.map(({ node }) => node));
    found.push(...edges.filter(({ node }) => matches(node)));
    cursor = edges.at(-1)?.cursor ?? cursor;
    isMore = isForward ? part.hasNextPage : part.hasPreviousPage;
  }
  const isFull = found.length > limit;
  const edges = found.slice(0, limit);
  if (!isForward) edges.reverse();
  const [after, before] = [isFull || isMore, page.cursor !== null];
  return {
    edges,
    hasNextPage: isForward ? after : before,
    hasPreviousPage: isForward ? before : after,
    ...(isMore && !isFull && cursor !== null ? { stoppedAt: cursor } : {}),
  };
};

/** How many rows match, of the rows that one page looks at. */
export const countWalked = async <T>(parts: Parameters<typeof walk<T>>[1]): Promise<RowCount> => {
  const page = await walk({ direction: 'backward', limit: parts.reach, cursor: null }, parts);
  return { rows: page.edges.length, isExact: !page.hasPreviousPage };
};
