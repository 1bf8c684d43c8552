export interface Waker {
  /** Resolves when woken, or after `ms`. An earlier wake counts. */
  readonly sleep: (ms: number) => Promise<void>;
  readonly wake: () => void;
}

export const createWaker = (): Waker => {
  let woken = false;
  let end: (() => void) | undefined;
  return {
    sleep: (ms) =>
      new Promise((done) => {
        const awake = (): void => {
          clearTimeout(timer);
          end = undefined;
          woken = false;
          done();
        };
        const timer = setTimeout(awake, woken ? 0 : Math.max(0, ms));
        end = awake;
      }),
    wake: () => {
      woken = true;
      end?.();
    },
  };
};
