import type { OpenStore } from '@untether/store';

/** Rings when something was appended to a log. It carries no events: its listeners read the log. */
export interface Bell {
  /**
   * The listener gets the partners whose logs grew; null = another process committed, and it is unknown for whom. It
   * must be quick and must not throw. Returns how to stop.
   */
  readonly onRing: (listener: RingListener) => () => void;
  readonly close: () => void;
}

type RingListener = (partnerIds: readonly string[] | null) => void;

/** How often to look for other processes' commits. */
const pollMs = 1000;

/**
 * This process's commits ring immediately; other processes' as soon as the database tells of them, otherwise within a
 * second. Without listeners it does nothing.
 */
export const createBell = (store: Pick<OpenStore, 'onCommit' | 'onOtherCommit' | 'commitMark'>): Bell => {
  const listeners = new Set<{ readonly hear: RingListener }>();
  const ring: RingListener = (partnerIds) => {
    for (const { hear } of listeners) hear(partnerIds);
  };
  let stop: (() => void) | undefined;
  let known: number | undefined;
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      const mark = await store.commitMark();
      const isNew = known !== undefined && mark !== known;
      known = mark;
      if (isNew) ring(null);
    } catch {
      // The database is busy or closing: the next look finds the same difference.
    } finally {
      looking = false;
    }
  };
  const start = (): (() => void) => {
    known = undefined;
    void look();
    const poll = setInterval(look, pollMs);
    const stopListening = [store.onCommit(ring), store.onOtherCommit(ring)];
    return () => {
      clearInterval(poll);
      for (const stop of stopListening) stop();
    };
  };
  const remove = (entry: { readonly hear: RingListener }): void => {
    listeners.delete(entry);
    if (listeners.size > 0) return;
    stop?.();
    stop = undefined;
  };
  return {
    onRing: (hear) => {
      const entry = { hear };
      listeners.add(entry);
      stop ??= start();
      return () => remove(entry);
    },
    close: () => {
      listeners.clear();
      stop?.();
      stop = undefined;
    },
  };
};
