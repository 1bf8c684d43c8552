import type { MaybePromise } from '@untether/domain';
import type { Column, SQL, SQLWrapper } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Bounds } from '../bounds.ts';
import type { Database, Place } from '../database.ts';
import type { Tables } from '../tables/tables.ts';

/** Values of a statement's placeholders, as the engine takes them. */
export type Values = Readonly<Record<string, unknown>>;

/** Inserts rows: of each, the columns' values as the engine takes them. */
export type InsertAll = (rows: readonly (readonly unknown[])[]) => MaybePromise<void>;

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
  /** A list of keys as one parameter for `isIn`. */
  readonly list: (keys: readonly (string | number)[]) => unknown;
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
  /** What finds a row of this table soonest, given its partner. */
  readonly rowKey: (relationship: Tables['relationship']) => SQLiteColumn;
  /** The column, hidden from the query planner where it is known to pick the wrong index. */
  readonly unindexed: (column: SQLWrapper) => SQL;
  /** Claims this text until the transaction ends; waits while another open one holds it. */
  readonly claim: (place: Place, text: string) => Promise<void>;
  /**
   * Does work in a transaction in which the triggers of relationships count nothing. PostgreSQL alone: there every update
   * leaves a version of the count's row, which stays until the transaction ends and is passed by each further one.
   */
  readonly uncounted?: <T>(place: Place, work: () => Promise<T>) => Promise<T>;
  /** Finds folded text in a partner's rows of a table by an index; `within` says the same slowly. */
  readonly search: (place: SearchPlace, search: Search) => MaybePromise<SearchPlan>;
}

export interface SearchPlace extends Prepared {
  readonly bounds: Bounds;
}

export interface Search {
  readonly index: SearchIndex;
  readonly partnerId: string;
  /** Counts: tells whether there are `many`, of those rows of the partner's. */
  readonly among?: SQL | undefined;
  readonly text: string;
  readonly within: SearchPlan;
}

/** Relationships by three letters or more of name, domain and tenant id, or by one or two of name and domain; requests by the address. */
export type SearchIndex = 'relationshipText' | 'relationshipLetters' | 'requestAddress';

export interface SearchPlan {
  /** The search index finds few rows: start from those, not from the list's order. */
  readonly drives: boolean;
  /** It is known that more than few of the partner's rows have it. */
  readonly many: boolean;
  /** Where it does not drive: the same by the index, unless that finds too many rows of all partners. */
  readonly wide?: () => MaybePromise<SearchPlan | undefined>;
  /** What is looked for: `where` takes it, or a placeholder for it. */
  readonly sought: unknown;
  readonly where: (sought: unknown) => SQL;
}
