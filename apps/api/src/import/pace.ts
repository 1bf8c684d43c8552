/** How much is taken at once, so that a transaction takes about as long as it may. */
export interface Pace {
  /** Whether so many customers with so many bytes are enough. */
  readonly isEnough: (customers: number, bytes: number) => boolean;
  /** Does it, and learns from how long it took. */
  readonly timed: <T>(customers: number, bytes: number, work: () => Promise<T>) => Promise<T>;
}

/** A customer costs as much as so many bytes of its files. */
const bytesOfCustomer = 2048;
/** So much at most is in memory at once. */
const mostBytes = 2 * 1024 * 1024;
/** Before anything is known: few. */
const first = 16 * bytesOfCustomer;

/** @param longestMs 0 = one customer at a time */
export const createPace = (longestMs: number): Pace => {
  let enough = Math.min(longestMs * bytesOfCustomer, first);
  const weigh = (customers: number, bytes: number) => customers * bytesOfCustomer + bytes;
  return {
    isEnough: (customers, bytes) => weigh(customers, bytes) >= enough,
    timed: async (customers, bytes, work) => {
      const begun = performance.now();
      const result = await work();
      const fitting = (weigh(customers, bytes) * longestMs) / (performance.now() - begun);
      // One that took unusually long, or waited for others, says little about the next.
      enough = Math.min(Math.max(fitting, enough / 2), enough * 2, mostBytes);
      return result;
    },
  };
};
