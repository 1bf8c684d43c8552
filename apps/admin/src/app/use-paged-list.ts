import { useRef, useSyncExternalStore } from 'react';
import type { PagedList, PagedState } from './paged-list.ts';

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
