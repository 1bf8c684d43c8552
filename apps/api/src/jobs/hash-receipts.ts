import { setTimeout as sleep } from 'node:timers/promises';
import type { Services } from '@untether/services';
import { describeFault, type Log } from '../log.ts';

/** Between two transactions everything else has its turn. */
const pauseMs = 20;

/** Gives receipts of versions without hashes theirs, after a start, a few at a time, until all have one. */
export const hashReceipts = (options: {
  readonly services: Pick<Services, 'hashEarlierReceipts'>;
  readonly log: Log;
}) => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async (): Promise<void> => {
    try {
      while (!signal.aborted && (await options.services.hashEarlierReceipts()))
        await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    } catch (thrown) {
      options.log('error', 'earlier receipts were not hashed: the next start tries again', {
        fault: describeFault(thrown),
      });
    }
  };
  const running = run();
  return {
    /** Ends it after the current transaction. */
    stop: async (): Promise<void> => {
      stopping.abort();
      await running;
    },
  };
};
