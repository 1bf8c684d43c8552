import type { Client } from 'urql';
import type { OpenQueries } from '../../app/open-queries.ts';
import type { LiveEvent } from './documents.ts';

export type LiveState = {
  /** When the connection was lost; null while there is one, or none was tried. */
  readonly lostAt: string | null;
  /** What came in since the page was opened, newest first, the latest few hundred. */
  readonly events: readonly LiveEvent[];
  /** Changes when `events` does not go on where it was: lists above which it stands have to be read anew. */
  readonly generation: number;
};

export const nothingYet: LiveState = { lostAt: null, events: [], generation: 0 };

/** The partner's log as it grows, once for the whole tab: it refreshes what is shown and keeps the latest events. */
export type LiveLog = {
  /** From the first call on. */
  readonly start: () => void;
  readonly state: () => LiveState;
  readonly watch: (changed: () => void) => () => void;
};

export type LiveParts = { readonly client: Client; readonly queries: OpenQueries; readonly onSignedOut: () => void };

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
