import { setImmediate as turn } from 'node:timers/promises';
import type SqliteFile from 'better-sqlite3';
import { TransactionMisuse } from '../errors.ts';

/** Runs one job at a time, in order; a job resolves once it is committed. */
export interface WriterQueue {
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  /** Refuses new jobs and waits for the queued ones. */
  readonly drain: () => Promise<void>;
}

/** How many jobs may share a commit, and how long they may keep the event loop from sockets and timers. */
const group = { most: 64, longestMs: 20 };

interface Waiting {
  /**
   * Runs the job; what it returns settles the caller's promise, once the group is on disk. Rejects only where it is the
   * first, which has no savepoint: nothing else is in the transaction yet, and all of it is undone.
   */
  readonly attempt: (isFirst: boolean) => Promise<() => void>;
  readonly fail: (error: unknown) => void;
}

type Transaction = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Jobs that wait together share one transaction, because waiting for the disk costs more than a job. Each after the first
 * has a savepoint: one that throws is undone alone. No job settles before the commit; if that fails, all of them fail.
 */
export const createWriterQueue = (
  file: SqliteFile.Database,
  transaction: Transaction,
  /** Called after each commit, before anybody hears of it. */
  committed: () => void = () => undefined,
): WriterQueue => {
  const savepoint = file.prepare('savepoint work');
  const release = file.prepare('release work');
  const undo = file.prepare('rollback to work');
  const waiting: Waiting[] = [];
  let running: Promise<void> | undefined;
  let closed = false;

  const undoable = async <T>(work: () => Promise<T>): Promise<T> => {
    savepoint.run();
    try {
      return await work();
    } catch (error) {
      // With no transaction open SQLite has undone the whole group, and the commit will fail.
      if (file.inTransaction) undo.run();
      throw error;
    } finally {
      if (file.inTransaction) release.run();
    }
  };

  const runGroup = async (first: Waiting): Promise<void> => {
    const members: Waiting[] = [];
    try {
      const outcomes = await transaction(async () => {
        const settle: (() => void)[] = [];
        const until = performance.now() + group.longestMs;
        for (let next: Waiting | undefined = first; next; next = waiting.shift()) {
          members.push(next);
          settle.push(await next.attempt(next === first));
          if (members.length >= group.most || performance.now() > until) break;
        }
        return settle;
      });
      committed();
      for (const settle of outcomes) settle();
    } catch (error) {
      first.fail(error);
      for (const { fail } of members) fail(error);
    }
  };

  const runAll = async (): Promise<void> => {
    for (;;) {
      // Jobs queued in this turn of the event loop join the group.
      await turn();
      const first = waiting.shift();
      if (!first) break;
      await runGroup(first);
    }
    running = undefined;
  };

  return {
    run: (work) => {
      if (closed) return Promise.reject(new TransactionMisuse('the store is closed'));
      return new Promise((resolve, reject) => {
        const settled = (result: Parameters<typeof resolve>[0]) => () => resolve(result);
        const attempt = (isFirst: boolean) =>
          isFirst ? work().then(settled) : undoable(work).then(settled, (error: unknown) => () => reject(error));
        waiting.push({ attempt, fail: reject });
        running ??= runAll();
      });
    },
    drain: async () => {
      closed = true;
      await running;
    },
  };
};
