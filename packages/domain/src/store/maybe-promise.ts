/** What one engine knows at once and another only later. */
export type MaybePromise<T> = T | Promise<T>;

/** Goes on with a value, at once where it is there. */
export const andThen = <T, R>(value: MaybePromise<T>, next: (value: T) => MaybePromise<R>): MaybePromise<R> =>
  value instanceof Promise ? value.then(next) : next(value);

/** Takes a step for one after the other, at once as long as each is. */
export const inTurn = <T>(all: readonly T[], step: (one: T) => MaybePromise<unknown>, from = 0): MaybePromise<void> => {
  for (let at = from; at < all.length; at += 1) {
    const taken = step(all[at] as T);
    if (taken instanceof Promise) return taken.then(() => inTurn(all, step, at + 1));
  }
};
