import { AsyncLocalStorage } from 'node:async_hooks';
import { TransactionMisuse } from '../errors.ts';

type Write = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * The one way to write, made to refuse a transaction begun inside another, which would wait for itself forever. In
 * production it does not look: such a call is a mistake in our code that tests meet, and looking slows down every promise.
 */
export const refuseNesting = (write: Write): Write => (process.env.NODE_ENV === 'production' ? write : guarded(write));

const guarded = (write: Write): Write => {
  const inside = new AsyncLocalStorage<{ running: boolean }>();
  return async (work) => {
    if (inside.getStore()?.running) throw new TransactionMisuse('a transaction was begun inside a transaction');
    const turn = { running: true };
    try {
      return await write(() => inside.run(turn, work));
    } finally {
      turn.running = false;
    }
  };
};
