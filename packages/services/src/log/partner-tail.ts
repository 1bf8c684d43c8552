import type { Event, LogPlace } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { turn } from './turn.ts';

/** Everything up to `lastSequence` has been given or did not match. */
export interface Heartbeat {
  readonly cursor: string;
  readonly lastSequence: number;
  readonly at: Date;
}

/** A reader as its partner's tail sees it. Both may be called at any time, also after it has ended. */
export interface TailListener {
  /** There may be more to read. */
  readonly wake: () => void;
  /** The log could not be read. */
  readonly fail: (error: unknown) => void;
}

/** The end of one partner's log, read once for all its readers. */
export interface PartnerTail {
  readonly listeners: Set<TailListener>;
  /** Whether it has read the log up to a sequence. */
  readonly knows: (sequence: number) => boolean;
  /** The event with a sequence, if it is at hand. */
  readonly find: (sequence: number) => Event | undefined;
  readonly hasAfter: (sequence: number) => boolean;
  /** The next events after a sequence, `limit` at most; empty when there is none yet. */
  readonly readAfter: (sequence: number, limit: number) => readonly Event[] | Promise<readonly Event[]>;
  /** Reads what was appended and, if anything was, wakes the readers. Reports a failure to them instead of throwing. */
  readonly refresh: () => Promise<void>;
  /** The same object for readers that are at the same place at about the same time. */
  readonly heartbeat: (place: LogPlace) => Heartbeat;
}

/** Events kept for readers that are not far behind. */
const windowSize = 256;
/** How many readers are woken, and served what they wait for, before other work gets its turn. */
const wokenAtOnce = 50;
const sameBeatMs = 50;

export type TailPorts = Pick<Ports, 'store' | 'timer' | 'now'>;

export const createPartnerTail = (ports: TailPorts, partnerId: string): PartnerTail => {
  const { store, now } = ports;
  const listeners = new Set<TailListener>();
  /** The newest events, without a gap, the last of them at `end`. */
  let window: readonly Event[] = [];
  /** Undefined until first read. */
  let end: number | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let lastBeat: Heartbeat | undefined;

  const grow = async (): Promise<void> => {
    if (end === undefined) {
      const last = await store.lastSequence(partnerId);
      window = last === 0 ? [] : await store.readLog(partnerId, last - 1, 1);
      end = last;
      return;
    }
    const fresh = await store.readLog(partnerId, end, windowSize);
    // After a large transaction the readers fetch the middle themselves; the window jumps to the end.
    window =
      fresh.length < windowSize
        ? [...window, ...fresh].slice(-windowSize)
        : await store.readLog(partnerId, (await store.lastSequence(partnerId)) - windowSize, windowSize);
    end = window.at(-1)?.sequence ?? end;
  };
  const wakeAll = async (): Promise<void> => {
    let woken = 0;
    for (const listener of listeners) {
      listener.wake();
      woken += 1;
      if (woken % wokenAtOnce === 0) await turn(ports);
    }
  };
  const run = async (): Promise<void> => {
    try {
      do {
        again = false;
        const before = end;
        await grow();
        if (end !== before) await wakeAll();
      } while (again);
    } catch (error) {
      for (const listener of listeners) listener.fail(error);
    } finally {
      running = undefined;
    }
  };
  /** Where an event is in the window; negative if it is older, or nothing was read yet. */
  const placeOf = (sequence: number): number => sequence - (window[0]?.sequence ?? Number.POSITIVE_INFINITY);
  const hasAfter = (sequence: number): boolean => end !== undefined && end > sequence;

  return {
    listeners,
    knows: (sequence) => end !== undefined && end >= sequence,
    find: (sequence) => window[placeOf(sequence)],
    hasAfter,
    readAfter: (sequence, limit) => {
      if (!hasAfter(sequence)) return [];
      const from = placeOf(sequence + 1);
      return from < 0 ? store.readLog(partnerId, sequence, limit) : window.slice(from, from + limit);
    },
    refresh: () => {
      again = true;
      running ??= run();
      return running;
    },
    heartbeat: (place) => {
      const at = now();
      const age = lastBeat === undefined ? Number.NaN : at.getTime() - lastBeat.at.getTime();
      if (lastBeat?.lastSequence !== place.sequence || !(age >= 0 && age < sameBeatMs))
        lastBeat = { cursor: store.eventCursor(place), lastSequence: place.sequence, at };
      return lastBeat;
    },
  };
};
