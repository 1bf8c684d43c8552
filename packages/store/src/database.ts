import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Tables } from './tables/tables.ts';

/** Both engines' databases go by the SQLite type; every query is awaited, so it holds for PostgreSQL too. */
export type Database = BetterSQLite3Database<Record<string, never>>;

/** Where queries run: the reader, the writer, or a client of the pool. */
export interface Place {
  readonly db: Database;
  readonly tables: Tables;
}
