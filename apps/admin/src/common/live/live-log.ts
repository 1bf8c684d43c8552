import { createContext, use, useSyncExternalStore } from 'react';
import type { LiveParts, LiveState } from './follow-log.ts';

const nothingYet: LiveState = { lostAt: null, events: [], generation: 0 };

/** The partner's log as it grows, once for the whole tab: it refreshes what is shown and keeps the latest events. */
export type LiveLog = {
  /** From the first call on. */
  readonly start: () => void;
  readonly state: () => LiveState;
  readonly watch: (changed: () => void) => () => void;
};

export const openLiveLog = (parts: LiveParts): LiveLog => {
  let state = nothingYet;
  let started = false;
  const watchers = new Set<() => void>();
  const change = (next: Partial<LiveState>) => {
    state = { ...state, ...next };
    for (const watcher of watchers) watcher();
  };
  return {
    start: () => {
      if (started) return;
      started = true;
      // What follows the log is not needed for the first page.
      void import('./follow-log.ts').then(({ followLog }) => followLog({ ...parts, change, state: () => state }));
    },
    state: () => state,
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
};

export const LiveContext = createContext<LiveLog>({
  start: () => undefined,
  state: () => nothingYet,
  watch: () => () => undefined,
});

export const useLive = (): LiveState => {
  const { watch, state } = use(LiveContext);
  return useSyncExternalStore(watch, state);
};
