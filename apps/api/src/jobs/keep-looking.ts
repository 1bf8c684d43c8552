import { setTimeout as sleep } from 'node:timers/promises';

export interface RunningJobs {
  /** Ends them after the current transaction; they are taken up where they were left, here or by another process. */
  readonly stop: () => Promise<void>;
  /** How many are at work in this process. */
  readonly count: () => number;
}

/** Looks for work, at once after some was found, until it is stopped; what is under way is waited for. */
export const keepLooking = ({
  everyMs,
  onTurn,
  look,
  underWay,
  report,
}: {
  readonly everyMs: number;
  /** Called in every turn. */
  readonly onTurn?: (() => void) | undefined;
  /** Whether there was anything to do; it does not wait for what it starts. */
  readonly look: (signal: AbortSignal) => Promise<boolean>;
  readonly underWay: () => Iterable<Promise<void>>;
  readonly report: (thrown: unknown) => void;
}): RunningJobs => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      onTurn?.();
      const isBusy = await look(signal).catch((thrown: unknown) => {
        report(thrown);
        return false;
      });
      await sleep(isBusy ? 0 : everyMs, undefined, { signal }).catch(() => undefined);
    }
  };

  const running = run();
  return {
    count: () => [...underWay()].length,
    stop: async () => {
      stopping.abort();
      await running;
      await Promise.all(underWay());
    },
  };
};
