import type { Event, StoreReads } from '@untether/domain';

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
  readonly hasAfter: (sequence: number) => boolean;
  /** The next events after a sequence, `limit` at most; empty when there is none yet. */
  readonly readAfter: (sequence: number, limit: number) => readonly Event[] | Promise<readonly Event[]>;
  /** Reads what was appended and, if anything was, wakes the readers. Reports a failure to them instead of throwing. */
  readonly refresh: () => Promise<void>;
}

/** Events kept for readers that are not far behind. */
const windowSize = 256;

type LogReads = Pick<StoreReads, 'readLog' | 'lastSequence'>;

export const createPartnerTail = (store: LogReads, partnerId: string): PartnerTail => {
  const listeners = new Set<TailListener>();
  /** The newest events, without a gap, the last of them at `end`. */
  let window: readonly Event[] = [];
  /** Undefined until first read. */
  let end: number | undefined;
  let running: Promise<void> | undefined;
  let again = false;

  const grow = async (): Promise<void> => {
    if (end === undefined) {
      end = await store.lastSequence(partnerId);
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
  const run = async (): Promise<void> => {
    try {
      do {
        again = false;
        const before = end;
        await grow();
        if (end !== before) for (const listener of listeners) listener.wake();
      } while (again);
    } catch (error) {
      for (const listener of listeners) listener.fail(error);
    } finally {
      running = undefined;
    }
  };
  const hasAfter = (sequence: number): boolean => end !== undefined && end > sequence;

  return {
    listeners,
    knows: (sequence) => end !== undefined && end >= sequence,
    hasAfter,
    readAfter: (sequence, limit) => {
      if (!hasAfter(sequence)) return [];
      const first = window[0];
      if (first === undefined || first.sequence > sequence + 1) return store.readLog(partnerId, sequence, limit);
      const from = sequence + 1 - first.sequence;
      return window.slice(from, from + limit);
    },
    refresh: () => {
      again = true;
      running ??= run();
      return running;
    },
  };
};
