/** What `load` resolves to; it is called once, the first time this is. A failed one is tried again. */
export const once = <T>(load: () => Promise<T>): (() => Promise<T>) => {
  let loaded: Promise<T> | undefined;
  const tryToLoad = async (): Promise<T> => {
    try {
      return await load();
    } catch (error) {
      loaded = undefined;
      throw error;
    }
  };
  return () => {
    loaded ??= tryToLoad();
    return loaded;
  };
};

/** A function whose module is loaded when it is first called. */
export const deferred = <Args extends readonly unknown[], Result>(
  load: () => Promise<(...args: Args) => Promise<Result>>,
): ((...args: Args) => Promise<Result>) => {
  const loaded = once(load);
  return async (...args) => (await loaded())(...args);
};
