import type { Bounds } from '../bounds.ts';
import type { Connection } from '../connection.ts';

export interface EngineOptions {
  readonly onStatement: (sql: string) => void;
  readonly bounds: Bounds;
  readonly postgres: PostgresSettings;
}

/** How a PostgreSQL is used. TLS is the URL's to say. */
export interface PostgresSettings {
  /** Connections of this process at most, apart from the one that listens. */
  readonly poolSize: number;
  /** After so long the server ends a statement, or its wait for a lock, in milliseconds. 0 = never. */
  readonly statementTimeoutMs: number;
  readonly lockTimeoutMs: number;
  /** Statements are prepared once per connection. A pooler that hands out connections per transaction cannot keep them. */
  readonly prepare: boolean;
  /** Where to hear other processes: a connection of its own, past any such pooler. null = nowhere. */
  readonly listenUrl: string | null;
}

/** One open database: where to read, and the one way to write. */
export interface Engine {
  readonly reader: Connection;
  /** For single statements outside a transaction, behind `exclusive`. */
  readonly writer: Connection;
  /** Commits what `work` returns and rolls back what it throws. The connection is the work's alone meanwhile. */
  readonly transaction: <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;
  /** Runs work that reads the database as it is at one instant, while nobody else changes it. */
  readonly frozen: <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;
  /** Runs work that writes through `writer` when nothing else writes there. */
  readonly exclusive: <T>(work: () => Promise<T>) => Promise<T>;
  /** Tags of the migrations that opening it applied. */
  readonly migrated: readonly string[];
  /** Tags of those that the database has now: another version may have applied more. */
  readonly listApplied: () => Promise<readonly string[]>;
  /** @throws StorageUnavailable when the files that are open are no longer those at their paths. */
  readonly checkFiles: () => void;
  /** A number that changes when another process commits. It may also change without that. */
  readonly commitMark: () => Promise<number>;
  /** What is wrong with the file itself and with its foreign keys, a line each; an engine that sees to both itself finds nothing. */
  readonly findDamage: () => Promise<readonly string[]>;
  /** Tells other processes that these partners' logs have grown, soon and as well as it goes. Never waits. */
  readonly announce: (partnerIds: readonly string[]) => void;
  /** Calls the listener with what other processes announced; null = for some partners. Returns how to stop. */
  readonly onAnnounced: (listener: (partnerIds: readonly string[] | null) => void) => () => void;
  readonly close: () => Promise<void>;
}
