import { AsyncLocalStorage } from 'node:async_hooks';
import { TransactionMisuse } from '../errors.ts';

/** Wraps the one way to write. A transaction begun inside another would wait for itself forever, so it is refused. */
export const createNestingGuard = () => {
  const inside = new AsyncLocalStorage<{ running: boolean }>();
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (inside.getStore()?.running) throw new TransactionMisuse('a transaction was begun inside a transaction');
    const turn = { running: true };
    try {
      return await inside.run(turn, work);
    } finally {
      turn.running = false;
    }
  };
};
