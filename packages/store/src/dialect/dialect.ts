import type { SQL, SQLWrapper } from 'drizzle-orm';
import type { Place } from '../database.ts';

/** Values of a statement's placeholders, as the engine takes them. */
export type Values = Readonly<Record<string, unknown>>;

/** Everything in which queries differ between the engines. */
export interface Dialect {
  readonly provider: 'sqlite' | 'pg';
  readonly prepare: <R>(query: PromiseLike<R>) => (values: Values) => Promise<R>;
  /** A list of texts as one parameter for `isIn`. */
  readonly list: (texts: readonly string[]) => unknown;
  /** `list` is what `list()` made, or a placeholder for it. */
  readonly isIn: (column: SQLWrapper, list: unknown) => SQL;
  /** The column, hidden from the choice of an index, where that choice is known to be wrong. */
  readonly unindexed: (column: SQLWrapper) => SQL;
  /** Waits while another open transaction has claimed this text; it is claimed until this one ends. */
  readonly claim: (place: Place, text: string) => Promise<void>;
  /** Finds folded text (three characters or more) inside `search_text`. */
  readonly search: (place: Place, text: string) => Promise<SearchPlan>;
}

interface SearchPlan {
  readonly where: SQL;
  /** The search index gives few rows: start from them, not from the order of the list. */
  readonly drives: boolean;
}
