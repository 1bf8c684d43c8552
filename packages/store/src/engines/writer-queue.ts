import { setImmediate as turn } from 'node:timers/promises';
import { TransactionMisuse } from '../errors.ts';

/** Runs one work at a time, in the order asked. */
export interface WriterQueue {
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  /** Refuses new work and waits for what is queued. */
  readonly drain: () => Promise<void>;
}

/** How long works that queue may follow one another before sockets and timers get their turn. */
const longestRunMs = 4;

export const createWriterQueue = (): WriterQueue => {
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;
  let runSince = 0;
  /** The driver never waits, so a full queue would be one long job to the event loop. */
  const letOthersRun = async (): Promise<void> => {
    if (performance.now() - runSince < longestRunMs) return;
    await turn();
    runSince = performance.now();
  };
  return {
    run: (work) => {
      if (closed) return Promise.reject(new TransactionMisuse('the store is closed'));
      const done = last.then(letOthersRun).then(work);
      last = done.catch(() => undefined);
      return done;
    },
    drain: async () => {
      closed = true;
      await last;
    },
  };
};
