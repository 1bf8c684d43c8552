const mostAtOnce = 64;

/** Gives what comes while a run is under way to the next run, together. Where a run fails, each of it runs alone. */
export const inBatches = <T>(run: (items: readonly T[]) => Promise<unknown>): ((item: T) => Promise<void>) => {
  interface Waiting {
    readonly item: T;
    readonly done: () => void;
    readonly fail: (thrown: unknown) => void;
  }
  const waiting: Waiting[] = [];
  let isRunning = false;

  const runAll = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      await run(batch.map(({ item }) => item));
      for (const { done } of batch) done();
    } catch (thrown) {
      if (batch.length > 1) for (const one of batch) await runAll([one]);
      else batch[0]?.fail(thrown);
    }
  };
  const start = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    while (waiting.length > 0) await runAll(waiting.splice(0, mostAtOnce));
    isRunning = false;
  };
  return (item) =>
    new Promise((done, fail) => {
      waiting.push({ item, done, fail });
      void start();
    });
};
