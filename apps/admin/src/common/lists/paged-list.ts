import { useMemo, useRef, useSyncExternalStore } from 'react';
import { type AnyVariables, type Client, type CombinedError, type TypedDocumentNode, useClient } from 'urql';

export type Connection<Node> = {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount?: number;
};

export type PagedState<Node> = {
  readonly nodes: readonly Node[];
  /** Null until the first page came, and where the list is not counted. */
  readonly total: number | null;
  /** Whether the first page came, with whatever is in it, or failed to. */
  readonly answered: boolean;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly error: CombinedError | null;
};

export type PagedList<Node> = {
  readonly state: () => PagedState<Node>;
  readonly watch: (changed: () => void) => () => void;
  readonly loadMore: () => void;
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
  answered: false,
  hasMore: false,
  loading: true,
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

  const update = (error: CombinedError | null) => {
    const known = pages.filter((page) => page !== undefined);
    state = {
      nodes: known.flatMap(({ nodes }) => nodes),
      total: known[0]?.totalCount ?? null,
      answered: known.length > 0 || error !== null,
      hasMore: known.at(-1)?.pageInfo.hasNextPage ?? false,
      loading: known.length < pages.length && error === null,
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
      });
    stops[index] = unsubscribe;
  };

  const loadMore = () => {
    const last = pages.at(-1);
    if (!last?.pageInfo.hasNextPage) return;
    open(pages.length, last.pageInfo.endCursor);
    update(null);
  };

  const start = () => {
    open(0, null);
    while (pages.length < restore && pages.at(-1)?.pageInfo.hasNextPage) loadMore();
    update(state.error);
  };

  const stop = () => {
    for (const unsubscribe of stops.splice(0)) unsubscribe();
    pages.length = 0;
  };

  return {
    state: () => state,
    pageCount: () => pages.length,
    loadMore,
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

/** While another list's first page is on its way, the rows of the one before stay. */
export const shownOf = <Node>(state: PagedState<Node>, before: PagedState<Node>): ShownState<Node> =>
  state.answered ? { ...state, stale: false } : { ...before, loading: true, stale: true };

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
