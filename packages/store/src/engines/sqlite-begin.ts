import { setTimeout as sleep } from 'node:timers/promises';
import type SqliteFile from 'better-sqlite3';
import { StoreBusy } from '../errors.ts';

const patienceMs = 30_000;
const isBusy = (error: unknown) => String((error as { code?: unknown } | null)?.code).startsWith('SQLITE_BUSY');

/** Retries until no other process is in the way. The waits leave the event loop free; jitter lets waiters take turns. */
export const whenFree = async <T>(attempt: () => T): Promise<T> => {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() > deadline) {
        throw new StoreBusy(`another process has kept the database locked for ${patienceMs / 1000} seconds`, {
          cause: error,
        });
      }
      await sleep(2 + Math.random() * 5);
    }
  }
};

const longestRunMs = 250;
const restMs = 8;

/** Runs work between BEGIN IMMEDIATE and COMMIT. Only one may run at a time on a file's writer. */
export const createSqliteTransaction = (
  file: SqliteFile.Database,
  /** Called before each commit; what it throws undoes the transaction. */
  beforeCommit: () => void = () => undefined,
) => {
  const begin = file.prepare('begin immediate');
  const commit = file.prepare('commit');
  const rollback = file.prepare('rollback');
  let runSince = 0;
  let endedAt = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    const now = performance.now();
    // A process that writes without pause would starve the others: rest for longer than they wait between attempts.
    if (now - endedAt > restMs) runSince = now;
    else if (now - runSince > longestRunMs) {
      await sleep(restMs);
      runSince = performance.now();
    }
    await whenFree(() => begin.run());
    try {
      const result = await work();
      beforeCommit();
      commit.run();
      return result;
    } catch (error) {
      if (file.inTransaction) rollback.run();
      throw error;
    } finally {
      endedAt = performance.now();
    }
  };
};
