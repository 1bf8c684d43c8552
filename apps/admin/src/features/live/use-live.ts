import { createContext, use, useSyncExternalStore } from 'react';
import type { LiveLog, LiveState } from './live-log.ts';

const never: LiveState = { lostAt: null, events: [], generation: 0 };
export const LiveContext = createContext<LiveLog>({
  start: () => undefined,
  state: () => never,
  watch: () => () => undefined,
});

export const useLive = (): LiveState => {
  const { watch, state } = use(LiveContext);
  return useSyncExternalStore(watch, state);
};
