import { setTimeout as sleep } from 'node:timers/promises';
import type { Services } from '@untether/services';
import { describeFault, type Log } from '../log.ts';

/** The longest the clock sleeps, and so the latest that something newly due is recorded. */
const longestSleepMs = 60_000;
/** The shortest, however much falls due: other work gets its turn. */
const shortestSleepMs = 100;

export interface RunningClock {
  /** Ends it after the current transaction. */
  readonly stop: () => Promise<void>;
}

interface ClockOptions {
  readonly services: Pick<Services, 'passTime' | 'findNextDueAt'>;
  readonly now: () => Date;
  readonly log: Log;
  /** Called in every turn, and between the transactions of one. */
  readonly onTurn: () => void;
}

/** Catches up now, then sleeps until something falls due, again and again. */
export const runClock = ({ services, now, log, onTurn }: ClockOptions): RunningClock => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const sleepTime = async (): Promise<number> => {
    const dueAt = await services.findNextDueAt();
    const ms = dueAt === null ? longestSleepMs : dueAt.getTime() - now().getTime();
    return Math.min(longestSleepMs, Math.max(shortestSleepMs, ms));
  };
  const pass = async (): Promise<number> => {
    onTurn();
    try {
      const { failures } = await services.passTime(() => {
        onTurn();
        return signal.aborted;
      });
      for (const { id, error } of failures) log('error', 'the clock failed', { id, fault: describeFault(error) });
      // What failed is still due: it must not wake the clock immediately.
      return failures.length > 0 ? longestSleepMs : await sleepTime();
    } catch (thrown) {
      log('error', 'the clock failed', { fault: describeFault(thrown) });
      return longestSleepMs;
    }
  };
  const run = async (): Promise<void> => {
    while (!signal.aborted) await sleep(await pass(), undefined, { signal }).catch(() => undefined);
  };

  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
};
