import { createContext, use, useSyncExternalStore } from 'react';
import { type LiveLog, type LiveState, nothingYet } from './live-log.ts';

export const LiveContext = createContext<LiveLog>({
  start: () => undefined,
  state: () => nothingYet,
  watch: () => () => undefined,
});

export const useLive = (): LiveState => {
  const { watch, state } = use(LiveContext);
  return useSyncExternalStore(watch, state);
};
