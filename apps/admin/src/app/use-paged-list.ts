import { useRef, useSyncExternalStore } from 'react';
import type { PagedList, PagedState } from './paged-list.ts';

/** While another list's first page is on its way, the rows of the one before stay. */
export const usePagedList = <Node>(list: PagedList<Node>): PagedState<Node> & { readonly stale: boolean } => {
  const state = useSyncExternalStore(list.watch, list.state);
  const shown = useRef(state);
  const arrived = state.total !== null || state.nodes.length > 0 || state.error !== null;
  if (arrived) shown.current = state;
  return arrived ? { ...state, stale: false } : { ...shown.current, loading: true, stale: true };
};
