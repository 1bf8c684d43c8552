import type { Event, LogPlace, Viewer } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { ensureMay } from '../queries/access.ts';
import type { LogTails } from './log-tails.ts';
import { createLogTails } from './log-tails.ts';

/** Which part of its partner's log a reader wants. */
export interface LogQuery {
  /** A place in the log, as an event or a heartbeat gave it; null = from now on. */
  readonly after: string | null;
  /** Of any of these types; undefined = all. */
  readonly types?: readonly Event['type'][] | undefined;
  /** About this customer, also one that has left the list; undefined = all. */
  readonly customerId?: string | undefined;
}

/** Everything up to `lastSequence` has been given or did not match. */
export interface Heartbeat {
  readonly cursor: string;
  readonly lastSequence: number;
  readonly at: Date;
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
  return async (viewer: Viewer, query: LogQuery): Promise<LogReader> => {
    ensureMay(viewer, 'view_activity');
    const partnerId = viewer.partner.id;
    const { store } = ports;
    const last = await store.lastSequence(partnerId);
    const from =
      query.after === null ? await placeAt(store, partnerId, last) : await store.findLogPlace(partnerId, query.after);
    return createReader({ ports, tails, partnerId, query, from, last });
  };
};

const placeAt = async (store: Ports['store'], partnerId: string, sequence: number): Promise<LogPlace> => {
  const [event] = sequence === 0 ? [] : await store.readLog(partnerId, sequence - 1, 1);
  return event ?? { partnerId, sequence: 0, id: '' };
};

interface ReaderParts {
  readonly ports: Ports;
  readonly tails: LogTails;
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

/** Written by hand: a generator that sleeps cannot be ended. */
const createReader = ({ ports, tails, partnerId, query, from, last: known }: ReaderParts): LogReader => {
  /** Everything up to it was given or did not match. */
  let place = from;
  let page: readonly Event[] = [];
  let read = 0;
  /** Whether anything on this page matched. */
  let matched = false;
  let beatDue = false;
  let greeted = false;
  let ended = false;
  let failure: { readonly error: unknown } | undefined;
  let rouse: (() => void) | undefined;
  let stopBeat: (() => void) | undefined;
  const wake = (): void => {
    rouse?.();
    rouse = undefined;
  };
  const fail = (error: unknown): void => {
    failure = { error };
    wake();
  };
  const { tail, leave } = tails.join(partnerId, { wake, fail });
  const end = (): void => {
    if (ended) return;
    ended = true;
    page = [];
    stopBeat?.();
    leave();
    wake();
  };
  const awaitBeat = (): void => {
    stopBeat?.();
    stopBeat = ports.timer(ports.heartbeatMs, () => {
      beatDue = true;
      // A reader that has stopped reading keeps its place and nothing else.
      page = [];
      wake();
    });
  };
  const beat = (): Heartbeat => {
    beatDue = false;
    awaitBeat();
    return {
      cursor: ports.store.eventCursor(place),
      lastSequence: place.sequence,
      at: ports.now(),
    };
  };
  const matches = matcherOf(query);
  /** The next match among what is at hand. */
  const takeMatch = (): Event | undefined => {
    for (let event = page[read]; event !== undefined; event = page[read]) {
      read += 1;
      place = event;
      if (!matches(event)) continue;
      matched = true;
      return event;
    }
    return undefined;
  };
  const nextPage = async (): Promise<void> => {
    const nothingMatched = page.length >= pageSize && !matched;
    matched = false;
    // Yield: a long scan must not block other readers.
    if (nothingMatched) await new Promise<void>((resolve) => void ports.timer(0, resolve));
    const { sequence } = place;
    const isMore = tail.hasAfter(sequence);
    page = await tail.readAfter(sequence, nothingMatched ? scanSize : pageSize);
    read = 0;
    // A reader never skips: better no stream than a gap.
    if (isMore && page[0]?.sequence !== sequence + 1)
      throw new Error(`the log of ${partnerId} has a gap at ${sequence}`);
  };
  const pull = async (): Promise<IteratorResult<Event | Heartbeat, undefined>> => {
    await opened;
    while (!ended) {
      if (failure !== undefined) {
        end();
        throw failure.error;
      }
      if (beatDue) return { done: false, value: beat() };
      const match = takeMatch();
      if (match !== undefined) return { done: false, value: match };
      await nextPage();
      if (page.length > 0 || ended || failure !== undefined) continue;
      // The first heartbeat says that the reader has caught up, and gives one without a cursor its first.
      if (!greeted) {
        greeted = true;
        return { done: false, value: beat() };
      }
      await new Promise<void>((resolve) => {
        rouse = resolve;
        if (ended || beatDue || failure !== undefined || tail.hasAfter(place.sequence)) wake();
      });
    }
    return finished;
  };

  awaitBeat();
  // A reader costs the others nothing: the log is read only if the tail does not know all that this reader does.
  const opened = tail.knows(known) ? undefined : tail.refresh();
  let last: Promise<unknown> = Promise.resolve();
  const reader: LogReader = {
    next: () => {
      const result = last.then(pull);
      last = result.catch(() => undefined);
      return result;
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
