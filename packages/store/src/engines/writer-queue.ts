import { AsyncLocalStorage } from 'node:async_hooks';
import { TransactionMisuse } from '../errors.ts';

/** Runs one work at a time, in the order asked. */
export interface WriterQueue {
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  /** Refuses new work and waits for what is queued. */
  readonly drain: () => Promise<void>;
}

export const createWriterQueue = (): WriterQueue => {
  const inside = new AsyncLocalStorage<{ running: boolean }>();
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;
  return {
    run: (work) => {
      if (closed) return Promise.reject(new TransactionMisuse('the store is closed'));
      // It would wait for itself for ever.
      if (inside.getStore()?.running) {
        return Promise.reject(new TransactionMisuse('a transaction was begun inside a transaction'));
      }
      const turn = { running: true };
      const done = last
        .then(() => inside.run(turn, work))
        .finally(() => {
          turn.running = false;
        });
      last = done.catch(() => undefined);
      return done;
    },
    drain: async () => {
      closed = true;
      await last;
    },
  };
};
