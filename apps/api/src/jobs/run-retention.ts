import { setTimeout as sleep } from 'node:timers/promises';
import { addDays } from '@untether/domain';
import type { OpenStore, Prunable } from '@untether/store';
import { describeFault, type Log } from '../log.ts';

/** How many days what is over is kept; null = for ever. */
export interface RetentionDays {
  readonly deliveries: number | null;
  /** Sessions and verifications, once they have expired. */
  readonly sessions: number | null;
  /** Requests that were answered, revoked or have expired. */
  readonly requests: number | null;
}

interface PassOptions {
  readonly prune: OpenStore['prune'];
  readonly days: RetentionDays;
  readonly now: () => Date;
  /** Ends it after the current transaction. */
  readonly signal: AbortSignal;
  /** Rows in one transaction. */
  readonly batch?: number | undefined;
  readonly onPruned: (pruned: { readonly kind: Prunable; readonly rows: number; readonly keptDays: number }) => void;
}

const firstAfterMs = 60_000;
const everyMs = 60 * 60_000;
const rowsAtOnce = 200;
/** Between two batches, so that commands have their turn. */
const restMs = 20;
/** What idempotency keys promise. */
const keyDays = 7;

/** Deletes everything that is kept no longer, once. */
export const pruneOnce = async ({ prune, days, now, signal, batch = rowsAtOnce, onPruned }: PassOptions) => {
  const kept: Readonly<Record<Prunable, number | null>> = {
    deliveries: days.deliveries,
    sessions: days.sessions,
    verifications: days.sessions,
    keys: keyDays,
    requests: days.requests,
    releases: days.requests,
  };
  const pruneAll = async (kind: Prunable, keptDays: number): Promise<number> => {
    const before = addDays(now(), -keptDays);
    let pruned = 0;
    while (!signal.aborted) {
      const rows = await prune(kind, before, batch);
      pruned += rows;
      if (rows < batch) break;
      await sleep(restMs, undefined, { signal }).catch(() => undefined);
    }
    return pruned;
  };
  for (const [kind, keptDays] of Object.entries(kept) as [Prunable, number | null][]) {
    if (keptDays === null) continue;
    const rows = await pruneAll(kind, keptDays);
    if (rows > 0) onPruned({ kind, rows, keptDays });
  }
};

export interface RunningRetention {
  /** Ends it after the current transaction. */
  readonly stop: () => Promise<void>;
}

interface Options extends Pick<PassOptions, 'prune' | 'days' | 'now' | 'batch'> {
  readonly log: Log;
  /** How long after the start it begins: the first requests go first. */
  readonly firstMs?: number;
}

/** Deletes what is kept no longer, every hour, in this process, until it is stopped. */
export const runRetention = ({ log, firstMs = firstAfterMs, ...what }: Options): RunningRetention => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const onPruned: PassOptions['onPruned'] = (pruned) => log('info', 'what is kept no longer was deleted', pruned);
  const run = async (): Promise<void> => {
    await sleep(firstMs, undefined, { signal }).catch(() => undefined);
    while (!signal.aborted) {
      await pruneOnce({ ...what, signal, onPruned }).catch((thrown: unknown) =>
        log('error', 'pruning failed', { fault: describeFault(thrown) }),
      );
      await sleep(everyMs, undefined, { signal }).catch(() => undefined);
    }
  };

  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
};
