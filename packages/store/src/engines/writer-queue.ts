import { TransactionMisuse } from '../errors.ts';

/** Runs one work at a time, in the order asked. */
export interface WriterQueue {
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  /** Refuses new work and waits for what is queued. */
  readonly drain: () => Promise<void>;
}

export const createWriterQueue = (): WriterQueue => {
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;
  return {
    run: (work) => {
      if (closed) return Promise.reject(new TransactionMisuse('the store is closed'));
      const done = last.then(work);
      last = done.catch(() => undefined);
      return done;
    },
    drain: async () => {
      closed = true;
      await last;
    },
  };
};
