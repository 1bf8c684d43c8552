import { setTimeout as sleep } from 'node:timers/promises';
import type { Services } from '@untether/services';
import { describeFault, type Log } from '../log.ts';

/** Between two transactions everything else has its turn. */
const pauseMs = 20;

/** Hashes receipts and chains events of earlier versions, after a start, a few at a time, until nothing is left. */
export const completeProof = (options: {
  readonly services: Pick<Services, 'hashEarlierReceipts' | 'chainEarlierEvents'>;
  readonly log: Log;
}) => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async (): Promise<void> => {
    try {
      for (const step of [options.services.hashEarlierReceipts, options.services.chainEarlierEvents])
        while (!signal.aborted && (await step())) await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    } catch (thrown) {
      options.log('error', 'earlier receipts and events were not hashed: the next start tries again', {
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
