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
  /** Where reading stopped before the page was full, though there is more: the cursor to go on from. */
  readonly stoppedAt?: string;
}

/** How many rows a list has, or at least has. */
export interface RowCount {
  readonly rows: number;
  /** false: there may be more, which were not counted. */
  readonly isExact: boolean;
}

/**
 * A page of each of several lists that are asked for alike, by what each list is of. A cursor that one of them did not
 * make is an error of that list alone.
 */
export type Pages<T> = ReadonlyMap<string, Page<T> | CursorError>;
/** The same for their counts; a list without rows may be left out. */
export type Counts = ReadonlyMap<string, number>;

/** Thrown by list reads for a cursor this list did not make. */
export class CursorError extends Error {
  override readonly name: string = 'CursorError';
}

/** Thrown by reads of the log for a cursor that is no place in it, or no longer: a restored backup lost its event. */
export class LogCursorError extends CursorError {
  override readonly name = 'LogCursorError';
}
