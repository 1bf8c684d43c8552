import { and, asc, count, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Connection } from './connection.ts';
import type { Engine } from './engines/engine.ts';
import { MoveRefused } from './errors.ts';
import { openEngine, type StoreOptions } from './open-store.ts';
import { sqliteTables } from './tables/sqlite.ts';
import type { Tables } from './tables/tables.ts';
import { insertRows } from './writes/statements.ts';

const atOnce = 500;

/** What triggers count as the rows they count are written. */
const counted: ReadonlySet<string> = new Set<keyof Tables>(['customerTally', 'removalTally', 'outlookTally']);

/** Parents come before what refers to them, as they are defined. What is not counted meanwhile is copied. */
const namesFor = ({ reader }: Engine): readonly (keyof Tables)[] =>
  (Object.keys(sqliteTables) as (keyof Tables)[]).filter((name) => reader.dialect.uncounted || !counted.has(name));

interface Copied {
  readonly name: keyof Tables;
  /** Fields that are read; but for a number that the target gives by itself, all are written. */
  readonly fields: readonly string[];
  /** By which its rows are read, page by page, along an index of the source. */
  readonly keys: readonly string[];
  readonly numbered: 'by the target' | 'as it was' | 'not';
}

const describe = (name: keyof Tables, from: Engine): Copied => {
  const table: SQLiteTable = sqliteTables[name];
  const columns = Object.entries(getTableColumns(table));
  const fields = columns.filter(([, { generated }]) => generated === undefined).map(([field]) => field);
  const keysOf = (list: readonly SQLiteColumn[]) =>
    list.flatMap((one) => columns.filter(([, column]) => column.name === one.name).map(([field]) => field));
  const [composite] = getTableConfig(table).primaryKeys;
  const keys = keysOf(composite?.columns ?? columns.flatMap(([, column]) => (column.primary ? [column] : [])));
  // SQLite keeps rows by their number, so PostgreSQL, which gives numbers itself, gives them in that order.
  if (!keys.includes('rowNumber')) return { name, fields, keys, numbered: 'not' };
  return from.reader.dialect.provider === 'sqlite'
    ? { name, fields, keys, numbered: 'by the target' }
    : { name, fields, keys: ['partnerId', 'id'], numbered: 'as it was' };
};

type Row = Readonly<Record<string, unknown>>;

async function* pagesOf({ db, tables }: Connection, { name, fields, keys }: Copied): AsyncGenerator<readonly Row[]> {
  const columns: Readonly<Record<string, SQLiteColumn>> = getTableColumns(tables[name] as SQLiteTable);
  const read = Object.fromEntries(fields.map((field) => [field, columns[field] as SQLiteColumn]));
  const order = keys.map((key) => columns[key] as SQLiteColumn);
  let after: SQL | undefined;
  for (;;) {
    const rows: Row[] = await db
      .select(read)
      .from(tables[name] as SQLiteTable)
      .where(and(after))
      .orderBy(...order.map((column) => asc(column)))
      .limit(atOnce);
    if (rows.length > 0) yield rows;
    if (rows.length < atOnce) return;
    const values = keys.map((key) => sql`${rows.at(-1)?.[key]}`);
    after = sql`(${sql.join(order, sql`, `)}) > (${sql.join(values, sql`, `)})`;
  }
}

const countOf = async ({ db, tables }: Connection, name: keyof Tables): Promise<number> => {
  const [found] = await db.select({ rows: count() }).from(tables[name] as SQLiteTable);
  return found?.rows ?? 0;
};

const withoutNumber = ({ rowNumber: _, ...row }: Row): Row => row;

export interface MoveProgress {
  readonly table: string;
  /** Rows of all tables. */
  readonly done: number;
  readonly total: number;
}

interface MoveOptions {
  readonly from: StoreOptions;
  readonly to: StoreOptions;
  readonly onProgress: (progress: MoveProgress) => void;
}

const copyAll = async (
  [source, target]: readonly [Connection, Connection],
  copied: readonly Copied[],
  onProgress: MoveOptions['onProgress'],
): Promise<number> => {
  for (const name of ['partner', 'user', 'customer'] as const)
    if ((await countOf(target, name)) > 0) throw new MoveRefused('not_empty', 'the target is not empty');
  await target.db.delete(target.tables.setting);
  const counts = new Map<string, number>();
  for (const { name } of copied) counts.set(name, await countOf(source, name));
  const total = [...counts.values()].reduce((sum, rows) => sum + rows, 0);
  let done = 0;
  for (const one of copied) {
    for await (const rows of pagesOf(source, one)) {
      const written = one.numbered === 'by the target' ? rows.map(withoutNumber) : rows;
      await insertRows(target, `moved ${one.name}`, target.tables[one.name] as SQLiteTable, written);
      done += rows.length;
      onProgress({ table: one.name, done, total });
    }
    const arrived = await countOf(target, one.name);
    if (arrived !== counts.get(one.name))
      throw new MoveRefused('differs', `${arrived} of ${counts.get(one.name)} rows of ${one.name} arrived`);
  }
  return total;
};

/**
 * Copies everything from one engine's database to an empty one of the other's, in one transaction: all of it is there or
 * nothing. Nobody can change the source meanwhile. Resolves to how many rows it were.
 */
export const moveDatabase = async ({ from, to, onProgress }: MoveOptions): Promise<number> => {
  const source = await openEngine(from);
  try {
    const target = await openEngine(to);
    try {
      if (source.reader.dialect.provider === target.reader.dialect.provider)
        throw new MoveRefused('same_engine', 'both are databases of the same engine');
      const copied = namesFor(target).map((name) => describe(name, source));
      return await source.frozen((reading) =>
        target.transaction((writing) => {
          const { uncounted = (_: unknown, work: () => Promise<number>) => work() } = writing.dialect;
          return uncounted(writing, () => copyAll([reading, writing], copied, onProgress));
        }),
      );
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
};
