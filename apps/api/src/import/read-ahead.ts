/**
 * Maps a sequence in order, a few elements ahead of the consumer. When the sequence fails, everything before the failure
 * is yielded first.
 */
export async function* readAhead<T, R>(options: {
  readonly from: AsyncIterable<T>;
  readonly ahead: number;
  readonly map: (value: T) => Promise<R>;
}): AsyncGenerator<R> {
  const { from, ahead, map } = options;
  const source = from[Symbol.asyncIterator]();
  const started: Promise<R>[] = [];
  let failure: { readonly error: unknown } | undefined;
  let done = false;
  const start = async (): Promise<void> => {
    try {
      const next = await source.next();
      if (next.done) done = true;
      else started.push(map(next.value));
    } catch (error) {
      failure = { error };
      done = true;
    }
  };
  for (;;) {
    while (!done && started.length < ahead) await start();
    const next = started.shift();
    if (next === undefined) break;
    yield await next;
  }
  if (failure !== undefined) throw failure.error;
}
