import type { Event, LogPlace, Viewer } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { ensureMay } from '../queries/access.ts';
import { type Beating, type Beats, createBeats } from './beats.ts';
import type { LogTails } from './log-tails.ts';
import { createLogTails } from './log-tails.ts';
import type { Heartbeat } from './partner-tail.ts';
import { turn } from './turn.ts';

/** Which part of its partner's log a reader wants. */
export interface LogQuery {
  /** A place in the log, as an event or a heartbeat gave it; null = from now on. */
  readonly after: string | null;
  /** Of any of these types; undefined = all. */
  readonly types?: readonly Event['type'][] | undefined;
  /** About this customer, also one that has left the list; undefined = all. */
  readonly customerId?: string | undefined;
}

/** A reader of a log. It costs nothing while no one reads; `return` ends it immediately, even while `next` waits. */
export interface LogReader extends AsyncIterableIterator<Event | Heartbeat> {
  readonly return: () => Promise<IteratorResult<Event | Heartbeat, undefined>>;
}

/**
 * Opens a reader on the viewer's log. @throws AccessError without permission, LogCursorError for a cursor that is not
 * a place in this log.
 */
export const openLogReader = (ports: Ports) => {
  const tails = createLogTails(ports);
  const beats = createBeats(ports);
  return async (viewer: Viewer, query: LogQuery): Promise<LogReader> => {
    ensureMay(viewer, 'view_activity');
    const partnerId = viewer.partner.id;
    const { store } = ports;
    const last = await store.lastSequence(partnerId);
    const from =
      query.after === null
        ? (tails.find(partnerId, last) ?? (await placeAt(store, partnerId, last)))
        : await store.findLogPlace(partnerId, query.after);
    return createReader({ ports, tails, beats, partnerId, query, from, last });
  };
};

const placeAt = async (store: Ports['store'], partnerId: string, sequence: number): Promise<LogPlace> => {
  const [event] = sequence === 0 ? [] : await store.readLog(partnerId, sequence - 1, 1);
  return event ?? { partnerId, sequence: 0, id: '' };
};

interface ReaderParts {
  readonly ports: Ports;
  readonly tails: LogTails;
  readonly beats: Beats;
  readonly partnerId: string;
  readonly query: LogQuery;
  readonly from: LogPlace;
  /** A sequence that the log is known to have. */
  readonly last: number;
}

/** What one reader holds at most, however far behind it is. */
const pageSize = 32;
/** How much it takes at a time while nothing matches. */
const scanSize = 512;
const finished = { done: true, value: undefined } as const;

type Pulled = IteratorResult<Event | Heartbeat, undefined>;

/** Written by hand: a generator that sleeps cannot be ended. */
const createReader = ({ ports, tails, beats, partnerId, query, from, last: known }: ReaderParts): LogReader => {
  /** Everything up to it was given or did not match. */
  let place = from;
  let page: readonly Event[] = [];
  let at = 0;
  /** Whether anything on this page matched. */
  let matched = false;
  let beatDue = false;
  let greeted = false;
  let ended = false;
  let failure: { readonly error: unknown } | undefined;
  /** Who waits for the next message. */
  let waiting: { readonly give: (next: Pulled) => void; readonly refuse: (error: unknown) => void } | undefined;
  /** While something is being read, nothing else is done. */
  let reading = false;
  const fail = (error: unknown): void => {
    failure = { error };
    advance();
  };
  const { tail, leave } = tails.join(partnerId, { wake: () => advance(), fail });
  const beating: Beating = {
    due: 0,
    call: () => {
      beatDue = true;
      // A reader that has stopped reading keeps its place and nothing else.
      page = [];
      advance();
    },
  };
  const end = (): void => {
    if (ended) return;
    ended = true;
    page = [];
    beats.forget(beating);
    leave();
    advance();
  };
  const beat = (): Heartbeat => {
    beatDue = false;
    beats.wait(beating);
    return tail.heartbeat(place);
  };
  const matches = matcherOf(query);
  /** The next match among what is at hand. */
  const takeMatch = (): Event | undefined => {
    for (let event = page[at]; event !== undefined; event = page[at]) {
      at += 1;
      place = event;
      if (!matches(event)) continue;
      matched = true;
      return event;
    }
    return undefined;
  };
  /** In most cases at hand: then without a promise. */
  const nextPage = (): void | Promise<void> => {
    const nothingMatched = page.length >= pageSize && !matched;
    matched = false;
    const { sequence } = place;
    const isMore = tail.hasAfter(sequence);
    const take = (found: readonly Event[]): void => {
      page = found;
      at = 0;
      // A reader never skips: better no stream than a gap.
      if (isMore && page[0]?.sequence !== sequence + 1)
        throw new Error(`the log of ${partnerId} has a gap at ${sequence}`);
    };
    // Yield: a long scan must not block other readers.
    if (nothingMatched) return turn(ports).then(async () => take(await tail.readAfter(sequence, scanSize)));
    const found = tail.readAfter(sequence, pageSize);
    return 'then' in found ? found.then(take) : take(found);
  };
  /** The next message; a promise if something has to be read first; undefined if there is nothing yet. */
  const step = (): Pulled | Promise<void> | undefined => {
    while (!ended) {
      if (failure !== undefined) {
        end();
        throw failure.error;
      }
      if (beatDue) return { done: false, value: beat() };
      const match = takeMatch();
      if (match !== undefined) return { done: false, value: match };
      const underWay = nextPage();
      if (underWay !== undefined) return underWay;
      if (page.length > 0) continue;
      // The first heartbeat says that the reader has caught up, and gives one without a cursor its first.
      if (greeted) return undefined;
      greeted = true;
      return { done: false, value: beat() };
    }
    return finished;
  };
  const read = (promise: Promise<void>): void => {
    reading = true;
    promise
      .catch((error: unknown) => {
        failure = { error };
      })
      .finally(() => {
        reading = false;
        advance();
      });
  };
  /** Without a promise of its own: one event may be for thousands of readers. */
  const advance = (): void => {
    const asker = waiting;
    if (asker === undefined || (reading && !ended)) return;
    waiting = undefined;
    try {
      const next = step();
      const isGiven = next !== undefined && !('then' in next);
      if (isGiven) {
        asked -= 1;
        asker.give(next);
      } else {
        waiting = asker;
        if (next !== undefined) read(next);
      }
    } catch (error) {
      asked -= 1;
      asker.refuse(error);
    }
  };
  const pull = (): Promise<Pulled> =>
    new Promise((give, refuse) => {
      waiting = { give, refuse };
      advance();
    });

  beats.wait(beating);
  // A reader costs the others nothing: the log is read only if the tail does not know all that this reader does.
  if (!tail.knows(known)) read(tail.refresh());
  /** How many are asked for and not given yet: one is pulled after the other. */
  let asked = 0;
  let last: Promise<Pulled> | undefined;
  const reader: LogReader = {
    next: () => {
      asked += 1;
      last = asked === 1 || last === undefined ? pull() : last.then(pull, pull);
      return last;
    },
    return: async () => {
      end();
      return finished;
    },
    [Symbol.asyncIterator]: () => reader,
  };
  return reader;
};

const matcherOf = ({ types, customerId }: LogQuery): ((event: Event) => boolean) => {
  const wanted = types && new Set(types);
  return (event) =>
    (wanted === undefined || wanted.has(event.type)) && (customerId === undefined || event.customerId === customerId);
};
