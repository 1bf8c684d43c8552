import { setTimeout as sleep } from 'node:timers/promises';

export interface RunningJobs {
  /** Ends them after the current transaction; they are taken up where they were left, here or by another process. */
  readonly stop: () => Promise<void>;
}

/** Looks for work, at once after some was found, until it is stopped; what is under way is waited for. */
export const keepLooking = ({
  everyMs,
  look,
  underWay,
  report,
}: {
  readonly everyMs: number;
  /** Whether there was anything to do; it does not wait for what it starts. */
  readonly look: (signal: AbortSignal) => Promise<boolean>;
  readonly underWay: () => Iterable<Promise<void>>;
  readonly report: (thrown: unknown) => void;
}): RunningJobs => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      const isBusy = await look(signal).catch((thrown: unknown) => {
        report(thrown);
        return false;
      });
      await sleep(isBusy ? 0 : everyMs, undefined, { signal }).catch(() => undefined);
    }
  };

  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
      await Promise.all(underWay());
    },
  };
};
