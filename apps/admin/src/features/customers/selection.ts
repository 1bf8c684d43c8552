import { useState } from 'react';

/** `all`: every customer that matches, also those that are not loaded; then `ids` is empty. */
export type Selection = { readonly all: boolean; readonly ids: ReadonlySet<string> };

export const nothingSelected: Selection = { all: false, ids: new Set() };

type Toggled = {
  readonly loaded: readonly string[];
  readonly index: number;
  /** The row that was chosen before: with it, all rows between follow the one chosen now. */
  readonly anchor: number | null;
};

/** Chooses a row, or takes it back: of all that match, what is loaded but this one stays. */
export const toggled = ({ all, ids }: Selection, { loaded, index, anchor }: Toggled): Selection => {
  const id = loaded[index];
  if (id === undefined) return { all, ids };
  if (all) return { all: false, ids: new Set(loaded.filter((one) => one !== id)) };
  const [from, to] = [Math.min(anchor ?? index, index), Math.max(anchor ?? index, index)];
  const next = new Set(ids);
  const adds = !ids.has(id);
  for (const one of loaded.slice(from, to + 1))
    if (adds) next.add(one);
    else next.delete(one);
  return { all: false, ids: next };
};

/** What a table needs to offer its rows for selection. */
export type RowSelection = {
  /** Not while the rows shown are those of the list before. */
  readonly isOffered: boolean;
  readonly isSelected: (id: string) => boolean;
  /** Whether all loaded rows are, or some. */
  readonly loaded: 'all' | 'some' | 'none';
  readonly toggle: (index: number, range: boolean) => void;
  readonly toggleLoaded: () => void;
};

/** The selection in a list; another list, told by its key, begins without one. */
export const useSelection = (key: string, loaded: readonly string[]) => {
  const [kept, setKept] = useState({ key, selection: nothingSelected, anchor: null as number | null });
  const { selection, anchor } = kept.key === key ? kept : { selection: nothingSelected, anchor: null };
  const change = (next: Selection, nextAnchor: number | null = null) =>
    setKept({ key, selection: next, anchor: nextAnchor });
  const isSelected = (id: string) => selection.all || selection.ids.has(id);
  const selected = loaded.filter(isSelected).length;
  const rows: RowSelection = {
    isOffered: loaded.length > 0,
    isSelected,
    loaded: selected === 0 ? 'none' : selected === loaded.length ? 'all' : 'some',
    toggle: (index, range) => change(toggled(selection, { loaded, index, anchor: range ? anchor : null }), index),
    toggleLoaded: () => change(selected === loaded.length ? nothingSelected : { all: false, ids: new Set(loaded) }),
  };
  return {
    selection,
    rows,
    selectAll: () => change({ all: true, ids: new Set() }),
    clear: () => change(nothingSelected),
  };
};
