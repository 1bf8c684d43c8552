/** Too much is waiting for something that takes long: the caller may try again in a moment. */
export class RateLimited extends Error {
  override readonly name = 'RateLimited';
}

export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

interface TurnLimits {
  /** How many run at once. */
  readonly atOnce: number;
  /** How many wait; the next is refused. */
  readonly waiting: number;
}

/** Lets a few run at once and a few wait, in order. @throws RateLimited where as many wait as may. */
export const createTurns = ({ atOnce, waiting }: TurnLimits): Turns => {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new RateLimited('too many are waiting');
      // Whoever ends hands its place on.
      await new Promise<void>((go) => queue.push(go));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
};

/** Turns for each key by itself. */
export const createTurnsByKey = (limits: TurnLimits) => {
  const open = new Map<string, { readonly turns: Turns; users: number }>();
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const entry = open.get(key) ?? { turns: createTurns(limits), users: 0 };
    open.set(key, entry);
    entry.users += 1;
    try {
      return await entry.turns(work);
    } finally {
      entry.users -= 1;
      if (entry.users === 0) open.delete(key);
    }
  };
};

/** So many an hour for each key. Call it for each; false = it was one too many. */
export const createHourlyAllowance = (most: number, now: () => Date) => {
  const spent = new Map<string, readonly number[]>();
  const within = (key: string) => (spent.get(key) ?? []).filter((at) => at > now().getTime() - 60 * 60_000);
  return {
    isSpent: (key: string): boolean => within(key).length >= most,
    spend: (key: string): void => {
      spent.set(key, [...within(key), now().getTime()]);
    },
  };
};
