import { AsyncResource } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import type SqliteFile from 'better-sqlite3';
import { TransactionMisuse } from '../errors.ts';

/** Runs one work at a time, in the order asked; what it answers has been committed. */
export interface WriterQueue {
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  /** Refuses new work and waits for what is queued. */
  readonly drain: () => Promise<void>;
}

/** How many works may share one commit, and for how long one may keep the event loop from sockets and timers. */
const group = { most: 32, longestMs: 4 };

interface Waiting {
  /** Does the work; the function it gives tells whoever asked, once all of the group is on the disk. */
  readonly attempt: () => Promise<() => void>;
  readonly fail: (error: unknown) => void;
}

type Transaction = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Works that wait together share one transaction, because a commit that waits for the disk costs more than a work. Each
 * has a savepoint: one that throws is undone alone. Nobody is told before the commit; if that fails, all have failed.
 */
export const createWriterQueue = (file: SqliteFile.Database, transaction: Transaction): WriterQueue => {
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
      // Without a transaction SQLite has undone the whole group, and the commit will say so.
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
        const tell: (() => void)[] = [];
        const until = performance.now() + group.longestMs;
        for (let next: Waiting | undefined = first; next; next = waiting.shift()) {
          members.push(next);
          tell.push(await next.attempt());
          if (members.length >= group.most || performance.now() > until) break;
        }
        return tell;
      });
      for (const tell of outcomes) tell();
    } catch (error) {
      first.fail(error);
      for (const { fail } of members) fail(error);
    }
  };

  const runAll = async (): Promise<void> => {
    for (;;) {
      // Whoever else is about to ask gets into the same group.
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
      const mine = AsyncResource.bind(work);
      return new Promise((resolve, reject) => {
        const attempt = () =>
          undoable(mine).then(
            (result) => () => resolve(result),
            (error: unknown) => () => reject(error),
          );
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
