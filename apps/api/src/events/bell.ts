import type { OpenStore } from '@untether/store';

/** Rings when something was appended to a log. It only wakes: who hears it reads the log. */
export interface Bell {
  /**
   * The listener gets the partners whose logs grew; null = something was committed by another process, nobody knows
   * whose. It has to be quick and must not throw. What it returns ends it.
   */
  readonly onRing: (listener: RingListener) => () => void;
  readonly close: () => void;
}

type RingListener = (partnerIds: readonly string[] | null) => void;

/** How often other processes' commits are looked for. */
const pollMs = 1000;

/** This process's own commits ring at once, other processes' within a second. */
export const createBell = (store: Pick<OpenStore, 'onCommit' | 'commitMark'>): Bell => {
  const listeners = new Set<{ readonly hear: RingListener }>();
  const ring: RingListener = (partnerIds) => {
    for (const { hear } of listeners) hear(partnerIds);
  };
  const stopListening = store.onCommit(ring);
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
      // The database is busy or going: the next look finds the same difference.
    } finally {
      looking = false;
    }
  };
  void look();
  const poll = setInterval(look, pollMs);
  return {
    onRing: (hear) => {
      const entry = { hear };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    close: () => {
      clearInterval(poll);
      stopListening();
      listeners.clear();
    },
  };
};
