type CommitListener = (partnerIds: readonly string[]) => void;

/** Who is told of commits. A listener has to be quick and must not throw. */
export const createCommitListeners = () => {
  const listeners = new Set<{ readonly tell: CommitListener }>();
  return {
    add: (tell: CommitListener): (() => void) => {
      const entry = { tell };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    tell: (partnerIds: readonly string[]): void => {
      for (const { tell } of listeners) tell(partnerIds);
    },
  };
};
