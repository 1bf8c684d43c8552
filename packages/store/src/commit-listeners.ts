/** Calls every listener after a commit. A listener must be quick and must not throw. */
export const createCommitListeners = <T>() => {
  const listeners = new Set<{ readonly notify: (about: T) => void }>();
  return {
    add: (notify: (about: T) => void): (() => void) => {
      const entry = { notify };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    notify: (about: T): void => {
      for (const { notify } of listeners) notify(about);
    },
  };
};
