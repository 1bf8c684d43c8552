type CommitListener = (partnerIds: readonly string[]) => void;

/** Calls every listener after a commit. A listener must be quick and must not throw. */
export const createCommitListeners = () => {
  const listeners = new Set<{ readonly notify: CommitListener }>();
  return {
    add: (notify: CommitListener): (() => void) => {
      const entry = { notify };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    notify: (partnerIds: readonly string[]): void => {
      for (const { notify } of listeners) notify(partnerIds);
    },
  };
};
