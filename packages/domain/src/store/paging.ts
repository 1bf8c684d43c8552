/** One page of a list, by opaque keyset cursor. `first` goes forward, `last` backward; `limit` rows at most. */
export interface PageRequest {
  readonly direction: 'forward' | 'backward';
  readonly limit: number;
  /** Rows after (forward) or before (backward) this cursor; null = from the start (or end). */
  readonly cursor: string | null;
}

export interface Page<T> {
  /** In the list's own order, in either direction. */
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** Thrown by list reads for a cursor this list did not make. */
export class CursorError extends Error {
  override readonly name = 'CursorError';
}
