import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Connection } from '../connection.ts';
import type { Values } from '../dialect/dialect.ts';
import { TransactionMisuse } from '../errors.ts';

type Fields = Readonly<Record<string, unknown>>;
type Columns = Readonly<Record<string, SQLiteColumn>>;

const given = (columns: Columns, fields: Fields) =>
  Object.keys(fields).filter((field) => field in columns && fields[field] !== undefined);

const placeholders = (fields: readonly string[]): Record<string, SQL> =>
  Object.fromEntries(fields.map((field) => [field, sql`${sql.placeholder(field)}`]));

/** Placeholder values are encoded here: Drizzle would hand null to encoders that cannot take it. */
const encode = (columns: Columns, names: readonly string[], fields: Fields): Values =>
  Object.fromEntries(
    names.map((name) => [name, fields[name] === null ? null : columns[name]?.mapToDriverValue(fields[name])]),
  );

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
export const insertRows = async (
  { inserter }: Connection,
  name: string,
  table: SQLiteTable,
  rows: readonly object[],
): Promise<void> => {
  const columns: Columns = getTableColumns(table);
  for (const run of inRuns(columns, rows as readonly Fields[])) {
    const fields = run.names.flatMap((field) => {
      const column = columns[field];
      return column ? [{ field, column }] : [];
    });
    const of = fields.map(({ column }) => column);
    const insert = inserter(`insert ${name} ${run.names}`, table, of);
    const encoded = (value: unknown, column: SQLiteColumn) => (value === null ? null : column.mapToDriverValue(value));
    await insert(run.rows.map((row) => fields.map(({ field, column }) => encoded(row[field], column))));
  }
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
export const updateRow = async (
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
): Promise<void> => {
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
  const rows = await run({ ...encode(columns, names, fields), keyPartner: key.partnerId, keyId: key.id });
  mustBeOne(rows, `${name} ${key.id}`);
};

/** A row that is not there, or another partner's, is an error. */
export const mustBeOne = (rows: readonly unknown[], what: string): void => {
  if (rows.length !== 1) throw new TransactionMisuse(`no row to change: ${what}`);
};
