import type { Event, Viewer } from '@untether/domain';
import { CursorError } from '@untether/domain';
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
 * Opens a reader on the viewer's log. @throws AccessError without permission, CursorError for a cursor that is not a
 * place in this log.
 */
export const openLogReader = (ports: Ports) => {
  const tails = createLogTails(ports);
  return async (viewer: Viewer, query: LogQuery): Promise<LogReader> => {
    ensureMay(viewer, 'view_activity');
    const partnerId = viewer.partner.id;
    const last = await ports.store.lastSequence(partnerId);
    const from = query.after === null ? last : ports.store.parseEventCursor(partnerId, query.after);
    // A log that was restored from an older backup is shorter than the reader knows: it must not wait for the rest.
    if (from < 0 || from > last) throw new CursorError('a place beyond the end of the log');
    return createReader({ ports, tails, partnerId, query, from });
  };
};

interface ReaderParts {
  readonly ports: Ports;
  readonly tails: LogTails;
  readonly partnerId: string;
  readonly query: LogQuery;
  readonly from: number;
}

/** What one reader holds at most, however far behind it is. */
const pageSize = 32;
/** How much it takes at a time while nothing matches. */
const scanSize = 512;
const finished = { done: true, value: undefined } as const;

/** Written by hand: a generator that sleeps cannot be ended. */
const createReader = ({ ports, tails, partnerId, query, from }: ReaderParts): LogReader => {
  let position = from;
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
      cursor: ports.store.eventCursor({ partnerId, sequence: position }),
      lastSequence: position,
      at: ports.now(),
    };
  };
  const matches = matcherOf(query);
  /** The next match among what is at hand. */
  const takeMatch = (): Event | undefined => {
    for (let event = page[read]; event !== undefined; event = page[read]) {
      read += 1;
      position = event.sequence;
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
    const isMore = tail.hasAfter(position);
    page = await tail.readAfter(position, nothingMatched ? scanSize : pageSize);
    read = 0;
    // A reader never skips: better no stream than a gap.
    if (isMore && page[0]?.sequence !== position + 1)
      throw new Error(`the log of ${partnerId} has a gap at ${position}`);
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
        if (ended || beatDue || failure !== undefined || tail.hasAfter(position)) wake();
      });
    }
    return finished;
  };

  awaitBeat();
  // Until then the tail may not know what was committed before the reader joined.
  const opened = tail.refresh();
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
