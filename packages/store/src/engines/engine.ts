import type { Bounds } from '../bounds.ts';
import type { Connection } from '../connection.ts';

export interface EngineOptions {
  readonly onStatement: (sql: string) => void;
  readonly bounds: Bounds;
}

/** One open database: where to read, and the one way to write. */
export interface Engine {
  readonly reader: Connection;
  /** For single statements outside a transaction, behind `exclusive`. */
  readonly writer: Connection;
  /** Commits what `work` returns and rolls back what it throws. The connection is the work's alone meanwhile. */
  readonly transaction: <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;
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
  readonly close: () => Promise<void>;
}
