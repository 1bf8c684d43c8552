import { sql } from 'drizzle-orm';
import {
  blob,
  foreignKey,
  index,
  integer,
  primaryKey,
  type SQLiteColumn,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { lastInstant } from '../last-instant.ts';

/** The kinds of column and key the tables are made of, as SQLite has them. `postgresColumns` has the same names. */
export const sqliteColumns = {
  table: sqliteTable,
  /** Compared byte by byte on both engines. */
  text: (name: string) => text(name),
  /** Up to 2^53. */
  integer: (name: string) => integer(name),
  flag: (name: string) => integer(name, { mode: 'boolean' }),
  /** Milliseconds since 1970. */
  instant: (name: string) => integer(name, { mode: 'timestamp_ms' }),
  /** Another instant column of the table, or the last instant where that has none: an order without nulls. */
  instantOrLast: (name: string, of: string) =>
    integer(name, { mode: 'timestamp_ms' }).generatedAlwaysAs(sql.raw(`coalesce("${of}", ${lastInstant.getTime()})`), {
      mode: 'virtual',
    }),
  bytes: (name: string) => blob(name, { mode: 'buffer' }),
  json: <T>(name: string) => text(name, { mode: 'json' }).$type<T>(),
  choice: <T extends string>(name: string, values: readonly [T, ...T[]]) => text(name, { enum: [...values] }),
  /** A number the engine gives each row and never changes. */
  rowNumber: (name: string) => integer(name).primaryKey(),
  index,
  uniqueIndex,
  foreignKey,
  primaryKey: (columns: readonly [SQLiteColumn, ...SQLiteColumn[]]) => primaryKey({ columns: [...columns] }),
  /** The key of a table with a row number: SQLite spends the primary key on the number. */
  keyBesideRowNumber: (name: string, columns: readonly [SQLiteColumn, ...SQLiteColumn[]]) =>
    uniqueIndex(name).on(...columns),
};
export type Columns = typeof sqliteColumns;
