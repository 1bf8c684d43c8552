import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  foreignKey,
  index,
  json,
  type PgColumn,
  pgTable,
  primaryKey,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { lastInstant } from '../last-instant.ts';

// Order and comparison by bytes, as SQLite does, whatever the database's own collation.
const textByBytes = customType<{ data: string; driverData: string }>({ dataType: () => 'text collate "C"' });

const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** See `sqliteColumns`: the same names, as PostgreSQL has them. */
export const postgresColumns = {
  table: pgTable,
  text: (name: string) => textByBytes(name),
  integer: (name: string) => bigint(name, { mode: 'number' }),
  flag: (name: string) => boolean(name),
  instant: (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' }),
  instantOrLast: (name: string, of: string) =>
    timestamp(name, { withTimezone: true, precision: 3, mode: 'date' }).generatedAlwaysAs(
      sql.raw(`coalesce("${of}", timestamptz '${lastInstant.toISOString()}')`),
    ),
  bytes: (name: string) => bytea(name),
  // json, not jsonb: the order of keys is kept, as SQLite keeps it.
  json: <T>(name: string) => json(name).$type<T>(),
  choice: <T extends string>(name: string, _values: readonly [T, ...T[]]) => textByBytes(name).$type<T>(),
  rowNumber: (name: string) => bigint(name, { mode: 'number' }).generatedAlwaysAsIdentity(),
  index,
  uniqueIndex,
  foreignKey,
  primaryKey: (columns: readonly [PgColumn, ...PgColumn[]]) => primaryKey({ columns: [...columns] }),
  keyBesideRowNumber: (name: string, columns: readonly [PgColumn, ...PgColumn[]]) =>
    primaryKey({ name, columns: [...columns] }),
};
