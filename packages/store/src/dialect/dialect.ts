import type { MaybePromise } from '@untether/domain';
import type { Column, SQL, SQLWrapper } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database, Place } from '../database.ts';

/** Values of a statement's placeholders, as the engine takes them. */
export type Values = Readonly<Record<string, unknown>>;

/** Inserts rows: of each, the columns' values as the engine takes them. */
export type InsertAll = (rows: readonly (readonly unknown[])[]) => Promise<void>;

/** Which columns of which table, and who is told of each statement that runs. */
export interface Inserted {
  readonly table: SQLiteTable;
  readonly columns: readonly SQLiteColumn[];
  readonly onStatement: (sql: string) => void;
}

/** A place that keeps its statements. */
export interface Prepared extends Place {
  /** Prepares a statement once per connection, when it is first run, and keeps it by name. SQLite answers at once. */
  readonly statement: <R>(name: string, build: () => PromiseLike<R>) => (values: Values) => MaybePromise<R>;
}

/** Everything in which queries differ between the engines. */
export interface Dialect {
  readonly provider: 'sqlite' | 'pg';
  readonly prepare: <R>(query: PromiseLike<R>) => (values: Values) => MaybePromise<R>;
  readonly prepareInsert: (db: Database, inserted: Inserted) => InsertAll;
  /** A list of texts as one parameter for `isIn`. */
  readonly list: (texts: readonly string[]) => unknown;
  /** `list` is what `list()` made, or a placeholder for it. */
  readonly isIn: (column: SQLWrapper, list: unknown) => SQL;
  /**
   * A key among those that `rows` finds for each of these texts: it selects them as `row`, with a limit of its own, so
   * that each text costs no more than its rows. (LATERAL, which SQLite spells otherwise.)
   */
  readonly inEach: (key: SQLWrapper, list: unknown, rows: (text: SQL) => SQLWrapper) => SQL;
  /** Rows as one parameter, JSON of an array of objects, to select from; `field` is what the current one has for a column. */
  readonly each: (rows: SQLWrapper) => SQL;
  readonly field: (name: string, column: Column) => SQL;
  /** The column, hidden from the query planner where it is known to pick the wrong index. */
  readonly unindexed: (column: SQLWrapper) => SQL;
  /** Claims this text until the transaction ends; waits while another open one holds it. */
  readonly claim: (place: Place, text: string) => Promise<void>;
  /** Finds folded text (three characters or more) in a table that has an index for it; `within` says the same slowly. */
  readonly search: (
    place: Prepared,
    search: { readonly table: Searched; readonly text: string; readonly within: SearchPlan },
  ) => MaybePromise<SearchPlan>;
}

/** By name, domain and tenant id; by the address it was meant for. */
export type Searched = 'relationship' | 'relationshipRequest';

export interface SearchPlan {
  /** The search index finds few rows: start from those, not from the list's order. */
  readonly drives: boolean;
  /** What is looked for: `where` takes it, or a placeholder for it. */
  readonly sought: unknown;
  readonly where: (sought: unknown) => SQL;
}
