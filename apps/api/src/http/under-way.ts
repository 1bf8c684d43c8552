import { setTimeout as sleep } from 'node:timers/promises';

/** What is done for requests, also where whoever asked has gone: what it uses is closed after it. */
export interface UnderWay {
  /** The work reports its own faults. */
  readonly add: (work: Promise<unknown>) => void;
  /** Once it is over, or has taken too long. */
  readonly settled: () => Promise<void>;
}

const patienceMs = 5000;

export const createUnderWay = (): UnderWay => {
  const all = new Set<Promise<unknown>>();
  const over = async (): Promise<void> => {
    while (all.size > 0) await Promise.allSettled(all);
  };
  return {
    add: (work) => {
      all.add(work);
      const leave = () => all.delete(work);
      work.then(leave, leave);
    },
    settled: () => Promise.race([over(), sleep(patienceMs, undefined, { ref: false })]),
  };
};
