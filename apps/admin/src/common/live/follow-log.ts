import type { Client } from 'urql';
import { followsLog, isConcerned } from './concerns.ts';
import { openConnection } from './connection.ts';
import { type LiveEvent, liveDocument, type Message } from './events.ts';
import type { OpenQueries } from './open-queries.ts';
import { openStream } from './stream.ts';

const mostKept = 500;
/** The events of one command come together; under load a page is not asked for more often than this. */
const firstRefreshMs = 30;
const nextRefreshMs = 500;

type Parts = LiveParts & { readonly change: (next: Partial<LiveState>) => void; readonly state: () => LiveState };

/** Follows the partner's log for good. */
export const followLog = ({ client, queries, onSignedOut, change, state }: Parts): void => {
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
    // Together: what follows the events is rendered once for all of them, however fast they come.
    const events = [...batch.reverse(), ...state().events];
    if (events.length <= mostKept) change({ events });
    else change({ events: events.slice(0, mostKept / 2), generation: state().generation + 1 });
    queries.refresh(client, (query) => isConcerned(query, batch));
    refreshIn(nextRefreshMs);
  };

  const take = (event: LiveEvent) => {
    happened.push(event);
    if (!waiting) refreshIn(firstRefreshMs);
  };

  const { hasten } = openConnection<Message>({
    open: (after, on) =>
      openStream(liveDocument, { after }, { onData: ({ message }) => on.message(message), onEnd: on.end }),
    onMessage: (message) => {
      if (message.__typename === 'Event') take(message);
    },
    // What was fetched before the stream was open may have missed something.
    onGap: () => {
      change({ events: [], generation: state().generation + 1 });
      queries.refresh(client, followsLog);
    },
    onLost: (at) => {
      change({ lostAt: at && (state().lostAt ?? at) });
      if (at === null) queries.reached();
    },
    onSignedOut,
  });
  queries.onReached(hasten);
};

export type LiveState = {
  /** When the connection was lost; null while there is one, or none was tried. */
  readonly lostAt: string | null;
  /** What came in since the page was opened, newest first, the latest few hundred. */
  readonly events: readonly LiveEvent[];
  /** Changes when `events` does not go on where it was: lists above which it is shown have to be read again. */
  readonly generation: number;
};

export type LiveParts = { readonly client: Client; readonly queries: OpenQueries; readonly onSignedOut: () => void };
