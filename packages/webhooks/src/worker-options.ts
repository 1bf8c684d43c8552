import type { NewId, WebhookPolicy, WebhookQueue } from '@untether/domain';
import type { Send } from './send.ts';

export interface WorkerOptions {
  readonly queue: WebhookQueue;
  readonly send: Send;
  readonly policy: WebhookPolicy;
  readonly newId: NewId;
  readonly now: () => Date;
  /** In [0, 1). */
  readonly random: () => number;
  /** Calls the listener when logs have grown; null = it is unknown whose. */
  readonly onRing: (listener: (partnerIds: readonly string[] | null) => void) => () => void;
  /** Gets internal failures, not those of receivers; the worker carries on. */
  readonly onFault: (thrown: unknown) => void;
  /** Called in every turn, at least once in `restMs` while it is well. */
  readonly onTurn?: () => void;
  readonly limits?: Partial<WorkerLimits>;
}

export interface WorkerLimits {
  /** Concurrent attempts: in all, per endpoint, per failing endpoint. */
  readonly attempts: number;
  readonly attemptsAtOne: number;
  readonly attemptsAtFailing: number;
  /** How many are claimed for each concurrent attempt: the others start as those end, without waiting for a transaction. */
  readonly claimedForEach: number;
  /** How long a claimed one may wait for that: its attempt must end before its lease. */
  readonly startWithinMs: number;
  /** Longer than an attempt can take, 17 s: after that another worker may try. */
  readonly leaseMs: number;
  /** Looks for work at least this often, even if nothing rings. */
  readonly restMs: number;
  /** The least time between two turns while attempts are under way: what ends or arrives meanwhile shares one commit. */
  readonly gatherMs: number;
  readonly eventsAtOnce: number;
  /** How long `stop` lets attempts finish. */
  readonly patienceMs: number;
}

export const defaultLimits: WorkerLimits = {
  attempts: 256,
  attemptsAtOne: 16,
  attemptsAtFailing: 2,
  claimedForEach: 4,
  startWithinMs: 2000,
  leaseMs: 20_000,
  restMs: 1000,
  gatherMs: 10,
  eventsAtOnce: 500,
  patienceMs: 5000,
};
