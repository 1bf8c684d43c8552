import type { Job } from './documents.ts';

export type Tally = {
  readonly done: number;
  readonly failed: number;
  readonly waiting: number;
  /** Skipped or cancelled. */
  readonly other: number;
  readonly left: number;
};

export const tallyOf = (counts: Job['counts']): Tally => {
  const of = (...states: readonly Job['counts'][number]['state'][]) =>
    counts.reduce((sum, { state, customers }) => sum + (states.includes(state) ? customers : 0), 0);
  return {
    done: of('COMPLETED'),
    failed: of('FAILED'),
    waiting: of('WAITING'),
    other: of('SKIPPED', 'CANCELLED'),
    left: of('PENDING', 'CLEARING'),
  };
};

/** How many are left at an instant. */
export type Sample = { readonly at: number; readonly left: number };

const windowMs = 30_000;

/** Keeps the samples of the last half minute; what grows again, as after a retry, begins anew. */
export const withSample = (samples: readonly Sample[], next: Sample): readonly Sample[] => {
  const last = samples.at(-1);
  if (last && next.left > last.left) return [next];
  return [...samples.filter(({ at }) => at >= next.at - windowMs), next];
};

/** Seconds until nothing is left, at the rate of these samples; null where they show no progress. */
export const secondsLeft = (samples: readonly Sample[]): number | null => {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.left === 0 || first.left === last.left) return null;
  return (last.left * (last.at - first.at)) / 1000 / (first.left - last.left);
};
