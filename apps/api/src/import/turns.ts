import { setImmediate } from 'node:timers/promises';

/** Lets sockets and timers have their turn, once the work has kept them from it for so many milliseconds. */
export const createTurns = (longestMs: number): (() => Promise<void>) => {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < longestMs) return;
    await setImmediate();
    last = performance.now();
  };
};
