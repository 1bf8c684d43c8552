import { useMemo, useRef, useSyncExternalStore } from 'react';
import { type AnyVariables, type Client, type CombinedError, type TypedDocumentNode, useClient } from 'urql';

export type Connection<Node> = {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount?: number;
  readonly totalCountIsExact?: boolean;
};

export type PagedState<Node> = {
  readonly nodes: readonly Node[];
  /** Null until the first page came, and where the list is not counted. */
  readonly total: number | null;
  /** Whether there are just so many, or at least. */
  readonly totalIsExact: boolean;
  /** Whether there is something to show: the first rows, that there are none, or an error. */
  readonly answered: boolean;
  readonly hasMore: boolean;
  readonly loading: boolean;
  /** Going on by itself, because the pages that came have no rows and there are more. */
  readonly seeking: boolean;
  readonly paused: boolean;
  readonly error: CombinedError | null;
};

export type PagedList<Node> = {
  readonly state: () => PagedState<Node>;
  readonly watch: (changed: () => void) => () => void;
  readonly loadMore: () => void;
  /** Stops going on by itself, until more is asked for. */
  readonly pause: () => void;
  readonly retry: () => void;
  readonly pageCount: () => number;
};

type Options<Data, Variables extends AnyVariables, Node> = {
  readonly client: Client;
  readonly document: TypedDocumentNode<Data, Variables>;
  readonly variablesOf: (after: string | null) => Variables;
  /** null where it may not be read, with an error that says why. */
  readonly connectionOf: (data: Data) => Connection<Node> | null;
  /** How many pages to take from the cache at once, when one comes back to a list. */
  readonly restore?: number;
};

const nothingYet: PagedState<never> = {
  nodes: [],
  total: null,
  totalIsExact: true,
  answered: false,
  hasMore: false,
  loading: true,
  seeking: false,
  paused: false,
  error: null,
};

/** A list that grows page by page and follows the cache: what changes in a row elsewhere changes here. */
export const openPagedList = <Data, Variables extends AnyVariables, Node>({
  client,
  document,
  variablesOf,
  connectionOf,
  restore = 1,
}: Options<Data, Variables, Node>): PagedList<Node> => {
  const pages: (Connection<Node> | undefined)[] = [];
  const stops: (() => void)[] = [];
  let watcher: () => void = () => undefined;
  let state: PagedState<Node> = nothingYet;
  let paused = false;
  let seeking = false;

  const isBarren = (page: Connection<Node> | undefined): page is Connection<Node> =>
    page !== undefined && page.nodes.length === 0 && page.pageInfo.hasNextPage;

  const update = (error: CombinedError | null) => {
    const known = pages.filter((page) => page !== undefined);
    const underWay = known.length < pages.length && error === null;
    const goesOn = isBarren(pages.at(-1)) && !paused;
    seeking = goesOn || (seeking && underWay);
    const nodes = known.flatMap((page) => page.nodes);
    state = {
      nodes,
      total: known[0]?.totalCount ?? null,
      totalIsExact: known[0]?.totalCountIsExact ?? true,
      answered: (known.length > 0 && !(seeking && nodes.length === 0)) || error !== null,
      hasMore: known.at(-1)?.pageInfo.hasNextPage ?? false,
      loading: underWay || goesOn,
      seeking,
      paused,
      error,
    };
    watcher();
  };

  const open = (index: number, after: string | null) => {
    pages[index] = undefined;
    const { unsubscribe } = client
      .query(document, variablesOf(after), { requestPolicy: index === 0 ? 'cache-and-network' : 'cache-first' })
      .subscribe(({ data, error }) => {
        const page = data ? connectionOf(data) : null;
        if (page) pages[index] = page;
        if (page || error) update((!page && error) || null);
        // Later: the cache answers before `subscribe` has returned what ends it.
        if (isBarren(page ?? undefined)) queueMicrotask(() => page === pages.at(-1) && !paused && next());
      });
    stops[index] = unsubscribe;
  };

  /** A page without rows is not kept but for the first, which is counted: its place is the next one's. */
  const next = () => {
    const last = pages.at(-1);
    if (!last?.pageInfo.hasNextPage) return;
    const index = isBarren(last) && pages.length > 1 ? pages.length - 1 : pages.length;
    stops[index]?.();
    open(index, last.pageInfo.endCursor);
    update(null);
  };
  const loadMore = () => {
    paused = false;
    next();
  };

  const start = () => {
    const wanted = Math.max(restore, pages.length);
    pages.length = 0;
    open(0, null);
    while (pages.length < wanted && pages.at(-1)?.pageInfo.hasNextPage) loadMore();
    update(state.error);
  };

  const stop = () => {
    for (const unsubscribe of stops.splice(0)) unsubscribe();
  };

  return {
    state: () => state,
    pageCount: () => pages.length,
    loadMore,
    pause: () => {
      paused = true;
      seeking = false;
      update(state.error);
    },
    retry: () => {
      const index = pages.indexOf(undefined);
      if (index < 0) return;
      stops[index]?.();
      open(index, pages[index - 1]?.pageInfo.endCursor ?? null);
      update(null);
    },
    watch: (changed) => {
      watcher = changed;
      start();
      return () => {
        watcher = () => undefined;
        stop();
      };
    },
  };
};

type ShownState<Node> = PagedState<Node> & { readonly stale: boolean };

/** While another list's first rows are on their way, those of the one before stay. */
export const shownOf = <Node>(state: PagedState<Node>, before: PagedState<Node>): ShownState<Node> =>
  state.answered
    ? { ...state, stale: false }
    : { ...before, loading: true, seeking: state.seeking, paused: false, stale: true };

export const usePagedList = <Node>(list: PagedList<Node>): ShownState<Node> => {
  const state = useSyncExternalStore(list.watch, list.state);
  const shown = useRef(state);
  if (state.answered) shown.current = state;
  return shownOf(state, shown.current);
};

/** A list as the page shows it: opened afresh when `key` says that something else is asked for. */
export const usePagedQuery = <Data, Variables extends AnyVariables, Node>(
  options: Omit<Options<Data, Variables, Node>, 'client'>,
  key?: unknown,
) => {
  const client = useClient();
  const list = useMemo(() => openPagedList({ ...options, client }), [client, key]);
  return { list, ...usePagedList(list) };
};
