import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Tables } from './tables/tables.ts';

/** Both engines are typed as SQLite; every query is awaited, so the type also holds for PostgreSQL. */
export type Database = BetterSQLite3Database<Record<string, never>>;

/** Where queries run: the reader, the writer, or a client of the pool. */
export interface Place {
  readonly db: Database;
  readonly tables: Tables;
}
