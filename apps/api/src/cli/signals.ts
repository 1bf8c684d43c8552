/**
 * Resolves when the process is first asked to stop. A terminal's Ctrl-C reaches it twice under npm, so what follows
 * within a second is the same request; later ones end the process immediately.
 */
export const stopRequested = (): Promise<void> =>
  new Promise((done) => {
    let asked: number | undefined;
    const onSignal = (): void => {
      if (asked !== undefined && performance.now() - asked > 1000) process.exit(1);
      asked ??= performance.now();
      done();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
