import type { Client } from 'urql';
import type { OpenQueries } from '../../app/open-queries.ts';
import { followsLog, isConcerned } from './concerns.ts';
import { createConnection } from './connection.ts';
import { type LiveEvent, liveDocument, type Message } from './documents.ts';
import { openStream } from './stream.ts';

export type LiveState = {
  /** When the connection was lost; null while there is one, or none was tried. */
  readonly lostAt: string | null;
  /** What came in since the page was opened, newest first, the latest few hundred. */
  readonly events: readonly LiveEvent[];
  /** Changes when `events` does not go on where it was: lists above which it stands have to be read anew. */
  readonly generation: number;
};

/** The partner's log as it grows, once for the whole tab: it refreshes what is shown and keeps the latest events. */
export type LiveLog = {
  readonly start: () => void;
  readonly state: () => LiveState;
  readonly watch: (changed: () => void) => () => void;
};

const mostKept = 500;
/** The events of one command come together; under load a page is not asked for more often than this. */
const firstRefreshMs = 30;
const nextRefreshMs = 500;

type Parts = { readonly client: Client; readonly queries: OpenQueries; readonly onSignedOut: () => void };

export const openLiveLog = ({ client, queries, onSignedOut }: Parts): LiveLog => {
  let state: LiveState = { lostAt: null, events: [], generation: 0 };
  const watchers = new Set<() => void>();
  const change = (next: Partial<LiveState>) => {
    state = { ...state, ...next };
    for (const watcher of watchers) watcher();
  };

  let happened: LiveEvent[] = [];
  let waiting = false;
  const refreshIn = (ms: number) => {
    waiting = true;
    setTimeout(refresh, ms);
  };
  const refresh = () => {
    const batch = happened;
    happened = [];
    waiting = false;
    if (batch.length === 0) return;
    queries.refresh(client, (query) => isConcerned(query, batch));
    refreshIn(nextRefreshMs);
  };

  const take = (event: LiveEvent) => {
    happened.push(event);
    if (!waiting) refreshIn(firstRefreshMs);
    const events = [event, ...state.events];
    if (events.length <= mostKept) change({ events });
    else change({ events: events.slice(0, mostKept / 2), generation: state.generation + 1 });
  };

  const connection = createConnection<Message>({
    open: (after, on) =>
      openStream(liveDocument, { after }, { onData: ({ message }) => on.message(message), onEnd: on.end }),
    onMessage: (message) => {
      if (message.__typename === 'Event') take(message);
    },
    // What was asked before the stream stood may have missed something.
    onGap: () => {
      change({ events: [], generation: state.generation + 1 });
      queries.refresh(client, followsLog);
    },
    onLost: (at) => change({ lostAt: at && (state.lostAt ?? at) }),
    onSignedOut,
  });

  return {
    start: connection.start,
    state: () => state,
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
};
