import { type StreamedEvent, subscribe } from '@untether/client';

/** Numbers in [0, 1) that are the same for the same seed. */
export const createRandom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
type Random = ReturnType<typeof createRandom>;

/** What the outside world does to a ledger's connections. */
export interface Chaos {
  readonly random: Random;
  /** Connections still to be cut, by all ledgers together. */
  cutsLeft: number;
  /** Ledgers still to be killed between two events. */
  crashesLeft: number;
}

/** A fetch whose connections are cut while they are read, at any byte, as long as there are cuts left. */
const fetchUnder =
  (chaos: Chaos): typeof fetch =>
  async (input, init = {}) => {
    const cut = new AbortController();
    const signals = [cut.signal, ...(init.signal ? [init.signal] : [])];
    const response = await fetch(input, { ...init, signal: AbortSignal.any(signals) });
    if (chaos.cutsLeft > 0) {
      chaos.cutsLeft -= 1;
      setTimeout(() => cut.abort(), chaos.random() * 400);
    }
    return response;
  };

interface LedgerOptions {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly chaos: Chaos;
}

/** A consumer as the documentation tells one to be: the effect of an event and its cursor are one step. */
export const openLedger = ({ url, headers, chaos }: LedgerOptions) => {
  const stop = new AbortController();
  const rows: StreamedEvent[] = [];
  let cursor = 'start';
  const crash = (when: string): void => {
    if (chaos.crashesLeft <= 0 || chaos.random() > 0.01) return;
    chaos.crashesLeft -= 1;
    throw new Error(`killed ${when}`);
  };
  const onEvent = async (event: StreamedEvent): Promise<void> => {
    crash('before the transaction');
    if (chaos.random() < 0.1) await new Promise((resolve) => setTimeout(resolve, 1));
    rows.push(event);
    cursor = event.cursor;
    crash('after the transaction');
  };
  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      try {
        await subscribe({
          url: `${url}/graphql`,
          headers,
          after: cursor,
          onEvent,
          fetch: fetchUnder(chaos),
          signal: stop.signal,
        });
      } catch (error) {
        if (!/^killed/.test((error as Error).message)) throw error;
      }
    }
  };
  const running = run();
  // It is told by whoever waits.
  running.catch(() => undefined);
  return {
    rows,
    /** Ends it; rejects with what went wrong. */
    close: async () => {
      stop.abort();
      await running;
    },
    /** Resolves when it has that many; rejects with what went wrong before. */
    has: async (count: number): Promise<void> => {
      const reached = async (): Promise<void> => {
        while (rows.length < count) await new Promise((resolve) => setTimeout(resolve, 20));
      };
      await Promise.race([reached(), running]);
    },
  };
};
