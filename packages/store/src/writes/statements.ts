import { andThen, inTurn, type MaybePromise } from '@untether/domain';
import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Connection } from '../connection.ts';
import { TransactionMisuse } from '../errors.ts';

type Fields = Readonly<Record<string, unknown>>;
type Columns = Readonly<Record<string, SQLiteColumn>>;

const given = (columns: Columns, fields: Fields): string[] => {
  const names: string[] = [];
  for (const field in fields) if (fields[field] !== undefined && field in columns) names.push(field);
  return names;
};

const placeholders = (fields: readonly string[]): Record<string, SQL> =>
  Object.fromEntries(fields.map((field) => [field, sql`${sql.placeholder(field)}`]));

const encoded = (value: unknown, column: SQLiteColumn): unknown =>
  value === null ? null : column.mapToDriverValue(value);

/** Placeholder values are encoded here: Drizzle would hand null to encoders that cannot take it. */
const encode = (columns: Columns, names: readonly string[], fields: Fields): Record<string, unknown> => {
  const values: Record<string, unknown> = {};
  for (const name of names) values[name] = encoded(fields[name], columns[name] as SQLiteColumn);
  return values;
};

interface Run {
  readonly names: readonly string[];
  readonly rows: Fields[];
}

/** Consecutive rows that give the same fields. */
const inRuns = (columns: Columns, rows: readonly Fields[]): readonly Run[] => {
  const runs: Run[] = [];
  for (const row of rows) {
    const names = given(columns, row);
    const last = runs.at(-1);
    if (last && last.names.length === names.length && names.every((name, index) => name === last.names[index]))
      last.rows.push(row);
    else runs.push({ names, rows: [row] });
  }
  return runs;
};

/** Inserts rows of one table by a statement kept per table and fields, however many there are. */
export const insertRows = (
  { inserter }: Connection,
  name: string,
  table: SQLiteTable,
  rows: readonly object[],
): MaybePromise<void> => {
  const columns: Columns = getTableColumns(table);
  return inTurn(inRuns(columns, rows as readonly Fields[]), ({ names, rows }) => {
    const of = names.map((field) => columns[field] as SQLiteColumn);
    const insert = inserter(`insert ${name} ${names}`, table, of);
    return insert(rows.map((row) => names.map((field, at) => encoded(row[field], of[at] as SQLiteColumn))));
  });
};

/** Inserts whole rows by one statement that is kept, however many there are. */
export const insertWhole = async (
  { db, dialect, statement }: Connection,
  name: string,
  table: SQLiteTable,
  rows: readonly object[],
): Promise<void> => {
  if (rows.length === 0) return;
  const columns: Columns = getTableColumns(table);
  const run = statement(`insert whole ${name}`, () => {
    const fields = Object.entries(columns).map(([field, column]) => dialect.field(field, column));
    return db
      .insert(table)
      .select(sql`select ${sql.join(fields, sql`, `)} from ${dialect.each(sql.placeholder('rows'))}`);
  });
  await run({ rows: encodeRows(columns, rows) });
};

/** Sets the same fields of several rows, each to its own values, by one statement that is kept. */
export const updateEach = async (
  { db, dialect, statement }: Connection,
  {
    name,
    table,
    rows,
  }: {
    readonly name: string;
    readonly table: PartnersTable;
    /** With their keys, and all with the same fields. */
    readonly rows: readonly { readonly partnerId: string; readonly id: string }[];
  },
): Promise<void> => {
  const columns: Columns = getTableColumns(table);
  const names = given(columns, (rows[0] ?? {}) as Fields).filter((field) => !['partnerId', 'id'].includes(field));
  if (names.length === 0) return;
  const run = statement(`update each ${name} ${names}`, () =>
    db
      .update(table)
      .set(Object.fromEntries(names.map((field) => [field, dialect.field(field, columns[field] as SQLiteColumn)])))
      .from(dialect.each(sql.placeholder('rows')))
      // The partner from the row too: given apart, SQLite would look at each row of all that the partner has.
      .where(
        and(
          eq(table.partnerId, dialect.field('partnerId', table.partnerId)),
          eq(table.id, dialect.field('id', table.id)),
        ),
      )
      .returning({ id: table.id }),
  );
  const changed = await run({ rows: encodeRows(columns, rows) });
  if (changed.length !== rows.length) throw new TransactionMisuse(`no row to change: ${name}`);
};

type PartnersTable = SQLiteTable & { readonly partnerId: SQLiteColumn; readonly id: SQLiteColumn };

const encodeRows = (columns: Columns, rows: readonly object[]): string =>
  JSON.stringify(rows.map((row) => encode(columns, given(columns, row as Fields), row as Fields)));

/** Updates one of a partner's rows by a statement kept per table and fields. @throws TransactionMisuse without a row */
export const updateRow = (
  { db, statement }: Connection,
  {
    name,
    table,
    key,
    set,
  }: {
    readonly name: string;
    readonly table: PartnersTable;
    readonly key: { readonly partnerId: string; readonly id: string };
    readonly set: object;
  },
): MaybePromise<void> => {
  const columns: Columns = getTableColumns(table);
  const fields = set as Fields;
  const names = given(columns, fields);
  if (names.length === 0) return;
  const run = statement(`update ${name} ${names}`, () =>
    db
      .update(table)
      .set(placeholders(names))
      .where(and(eq(table.partnerId, sql.placeholder('keyPartner')), eq(table.id, sql.placeholder('keyId'))))
      .returning({ id: table.id }),
  );
  const values = encode(columns, names, fields);
  values.keyPartner = key.partnerId;
  values.keyId = key.id;
  return andThen(run(values), (rows) => mustBeOne(rows, `${name} ${key.id}`));
};

/** A row that is not there, or another partner's, is an error. */
export const mustBeOne = (rows: readonly unknown[], what: string): void => {
  if (rows.length !== 1) throw new TransactionMisuse(`no row to change: ${what}`);
};
