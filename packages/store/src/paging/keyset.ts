import { CursorError, type MaybePromise, type Page, type PageRequest, type Pages } from '@untether/domain';
import { asc, desc, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Dialect, Values } from '../dialect/dialect.ts';
import { groupBy } from '../group-by.ts';
import { lastInstant } from '../last-instant.ts';
import { type CursorKey, cursorMark, readCursor, writeCursor } from './cursor.ts';

type KeyValue = string | number | Date;

interface ListKey<R> {
  readonly column: SQLiteColumn;
  readonly of: (row: R) => KeyValue;
}

/** Columns of a table that its rows show under the same names. */
export const keysOf = <N extends string>(
  table: { readonly [K in N]: SQLiteColumn },
  ...names: readonly N[]
): ListKey<{ readonly [K in N]: KeyValue }>[] => names.map((name) => ({ column: table[name], of: (row) => row[name] }));

/** A list's order: by these columns, the last of which makes it total. */
export interface ListOrder<R> {
  /** Names the list, its order and its partner. */
  readonly scope: readonly string[];
  readonly keys: readonly ListKey<R>[];
  readonly descending?: boolean;
  /** Where a cursor is more than the keys. */
  readonly cursorOf?: (row: R) => string;
}

/** Between which values of the order's first key all rows of a list are. */
export interface Span {
  readonly first: string;
  readonly last: string;
}

/** What paging adds to a list's query; the query's parts are made when it is. */
export class Keyset {
  /** Pages of one shape can share a prepared statement. */
  readonly shape: string;
  /** The limit is one row more than asked for: that row says there is another page. */
  readonly values: Values;
  /** Values of `untilStop`, where it is known beyond which row the list has none. */
  readonly end: Values | undefined;
  readonly #columns: readonly SQLiteColumn[];
  readonly #descending: boolean;
  constructor(
    shape: string,
    columns: readonly SQLiteColumn[],
    {
      descending,
      values,
      end,
    }: { readonly descending: boolean; readonly values: Values; readonly end?: readonly unknown[] | undefined },
  ) {
    this.shape = shape;
    this.values = values;
    this.#columns = columns;
    this.#descending = descending;
    this.end = end && this.stopValues(end);
  }
  get limit(): Placeholder {
    return sql.placeholder('limit');
  }
  get orderBy(): SQL[] {
    return this.#columns.map((column) => (this.#descending ? desc(column) : asc(column)));
  }
  /** Past the cursor. */
  get where(): SQL | undefined {
    return this.shape.endsWith(' on') ? this.#compare(this.#descending ? sql`<` : sql`>`, keyName) : undefined;
  }
  /** Not past the row that `stopValues` are of. */
  get untilStop(): SQL {
    return this.#compare(this.#descending ? sql`>=` : sql`<=`, stopName);
  }
  /** Values of `untilStop`, from the row's own. */
  stopValues(keys: readonly unknown[]): Values {
    const values = this.#columns.map((column, at) => [stopName(at), column.mapToDriverValue(keys[at])] as const);
    return Object.fromEntries(values);
  }
  #compare(operator: SQL, nameOf: (at: number) => string): SQL {
    const left = sql.join([...this.#columns], sql`, `);
    const right = sql.join(
      this.#columns.map((_, at) => sql`${sql.placeholder(nameOf(at))}`),
      sql`, `,
    );
    return sql`(${left}) ${operator} (${right})`;
  }
}

const isInstant = (column: SQLiteColumn) => column.dataType === 'date';
const isText = (column: SQLiteColumn) => !isInstant(column) && column.dataType !== 'number';
const keyName = (at: number) => `key${at}`;
const stopName = (at: number) => `stop${at}`;
const toKey = (value: KeyValue): CursorKey => (value instanceof Date ? value.getTime() : value);

const fromKey = (column: SQLiteColumn, key: CursorKey): unknown => {
  if (!isInstant(column)) return key;
  if (Math.abs(Number(key)) > lastInstant.getTime()) throw new CursorError('an instant out of range');
  return column.mapToDriverValue(new Date(key));
};

/** Before and after every id. */
const [firstId, lastId] = ['', '\u{10ffff}'];

const compareKeys = (a: readonly CursorKey[], b: readonly CursorKey[]): number => {
  for (const [at, key] of a.entries()) {
    const other = b[at];
    // Texts byte by byte, as the engines compare them.
    const order =
      typeof key === 'number' ? key - Number(other) : Buffer.compare(Buffer.from(key), Buffer.from(`${other}`));
    if (order !== 0) return order;
  }
  return 0;
};

/** `span`: of the order's first key, with an id as the second. */
export const keysetOf = <R>(order: ListOrder<R>, page: PageRequest, span?: Span): Keyset => {
  const descending = (page.direction === 'backward') !== (order.descending ?? false);
  const columns = order.keys.map((key) => key.column);
  const limit = page.limit + 1;
  const types = columns.map((column) => (isText(column) ? 'string' : 'number'));
  const cursor = page.cursor === null ? undefined : readCursor(cursorMark(order.scope), types, page.cursor);
  const ends = span && [
    [span.first, firstId],
    [span.last, lastId],
  ];
  const [begin, end] = (descending ? ends?.toReversed() : ends) ?? [];
  const isWithin = begin === undefined || (cursor && compareKeys(cursor, begin) > 0 !== descending);
  const start = isWithin ? cursor : begin;
  const shape = `${descending ? 'descending' : 'ascending'}${span ? ' within' : ''} ${start === undefined ? 'start' : 'on'}`;
  const values = (start ?? []).map((key, at) => [keyName(at), fromKey(columns[at] as SQLiteColumn, key)] as const);
  return new Keyset(shape, columns, { descending, values: { ...Object.fromEntries(values), limit }, end });
};

/** One row of a page; its cursor is written when it is asked for. */
class ListEdge<R, T> {
  readonly node: T;
  readonly #row: R;
  readonly #cursorOf: (row: R) => string;
  constructor(row: R, node: T, cursorOf: (row: R) => string) {
    this.node = node;
    this.#row = row;
    this.#cursorOf = cursorOf;
  }
  get cursor(): string {
    return this.#cursorOf(this.#row);
  }
}

export const toPage = <P, R extends P, T>({
  order,
  page,
  rows,
  toNode,
  stop,
}: {
  readonly order: ListOrder<P>;
  readonly page: PageRequest;
  readonly rows: readonly R[];
  readonly toNode: (row: R) => T;
  /** The place of the last row that was looked at, where there are more behind it. */
  readonly stop?: P | undefined;
}): Page<T> => {
  const isShort = stop !== undefined && rows.length <= page.limit;
  const more = rows.length > page.limit || isShort;
  const within = rows.slice(0, page.limit);
  if (page.direction === 'backward') within.reverse();
  const byKeys = (row: P): string =>
    writeCursor(
      cursorMark(order.scope),
      order.keys.map((key) => toKey(key.of(row))),
    );
  const { cursorOf = byKeys } = order;
  const edges = within.map((row) => new ListEdge(row, toNode(row), cursorOf));
  const hasCursor = page.cursor !== null;
  const stoppedAt = isShort ? { stoppedAt: cursorOf(stop) } : {};
  return page.direction === 'forward'
    ? { edges, hasNextPage: more, hasPreviousPage: hasCursor, ...stoppedAt }
    : { edges, hasNextPage: hasCursor, hasPreviousPage: more, ...stoppedAt };
};

/** Reads a page of each of several lists in one statement: `read` gives the rows of all, each list's in its order. */
export const readPages = async <R, T>({
  lists,
  orderOf,
  page,
  read,
  listOf,
  toNode,
}: {
  /** What each list is of. */
  readonly lists: readonly string[];
  readonly orderOf: (list: string) => ListOrder<R>;
  readonly page: PageRequest;
  readonly read: (keyset: Keyset, lists: readonly string[]) => MaybePromise<readonly R[]>;
  readonly listOf: (row: R) => string | null;
  readonly toNode: (row: R) => T;
}): Promise<Pages<T>> => {
  const pages = new Map<string, Page<T> | CursorError>();
  const keysets = new Map<string, Keyset>();
  for (const list of lists) {
    try {
      keysets.set(list, keysetOf(orderOf(list), page));
    } catch (error) {
      if (!(error instanceof CursorError)) throw error;
      pages.set(list, error);
    }
  }
  // A cursor that several lists made says the same in each.
  const [keyset] = keysets.values();
  if (keyset === undefined) return pages;
  const rows = groupBy(await read(keyset, [...keysets.keys()]), listOf);
  for (const list of keysets.keys()) pages.set(list, toPage({ order: orderOf(list), page, rows: rows(list), toNode }));
  return pages;
};

/** Reads a page of the list that `select` gives, within `after`; it leaves order and limit to the page. */
export const readPage = async <R, T>(
  dialect: Dialect,
  {
    order,
    page,
    select,
    toNode,
  }: {
    readonly order: ListOrder<R>;
    readonly page: PageRequest;
    readonly select: (after: SQL | undefined) => {
      orderBy(...columns: SQL[]): { limit(most: Placeholder): PromiseLike<readonly R[]> };
    };
    readonly toNode: (row: R) => T;
  },
): Promise<Page<T>> => {
  const keyset = keysetOf(order, page);
  const query = select(keyset.where)
    .orderBy(...keyset.orderBy)
    .limit(keyset.limit);
  return toPage({ order, page, rows: await dialect.prepare(query)(keyset.values), toNode });
};
