import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AttemptReport,
  addDays,
  blockedEvents,
  type ClaimedDelivery,
  type ClaimRequest,
  droppedEvents,
  type FanOut,
  type NewId,
  planDeliveries,
  signingSecrets,
  type WebhookEndpoint,
  type WebhookPolicy,
  type WebhookQueue,
} from '@untether/domain';
import { bodyOf } from './body.ts';
import { decideAttempt, deliveryContext } from './outcome.ts';
import type { Send } from './send.ts';
import { signatureHeaders } from './signing.ts';
import { createWaker } from './waker.ts';

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
  readonly limits?: Partial<WorkerLimits>;
}

export interface WorkerLimits {
  /** Concurrent attempts: in all, per endpoint, per failing endpoint. */
  readonly attempts: number;
  readonly attemptsAtOne: number;
  readonly attemptsAtFailing: number;
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

const defaultLimits: WorkerLimits = {
  attempts: 256,
  attemptsAtOne: 16,
  attemptsAtFailing: 2,
  leaseMs: 20_000,
  restMs: 1000,
  gatherMs: 10,
  eventsAtOnce: 500,
  patienceMs: 5000,
};
const tidyEveryMs = 60_000;

export interface WebhookWorker {
  /** Claims no more; attempts under way get a while to finish, the rest are released. */
  readonly stop: () => Promise<void>;
}

/** Delivers until stopped. Any number of workers may share a database, and each can be killed at any instruction. */
export const createWebhookWorker = (options: WorkerOptions): WebhookWorker => {
  const { queue, policy, now, onFault } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const waker = createWaker();
  const stopped = new AbortController();
  // One listener per attempt under way.
  setMaxListeners(0, stopped.signal);
  const underWay = new Map<string, Promise<void>>();
  const atEndpoint = new Map<string, number>();
  /** Attempts that have ended and are not recorded yet. Their slots are free; what follows them in their lanes is not. */
  const ended: AttemptReport[] = [];
  let isStopping = false;
  let lookedAt = new Date(0);
  let tidiesAt = 0;
  /** Whose log has grown since the last look; null = look at all. */
  let grown: Set<string> | null = null;

  const slotsOf = ({ id, failingSince }: WebhookEndpoint): number =>
    (failingSince === null ? limits.attemptsAtOne : limits.attemptsAtFailing) - (atEndpoint.get(id) ?? 0);

  const lease = () => {
    const at = now();
    return { now: at, leasedUntil: new Date(at.getTime() + limits.leaseMs) };
  };

  /** Records what has ended and claims what is due, longest overdue first: before new events. */
  const take = async (): Promise<void> => {
    const limit = limits.attempts - underWay.size;
    // Whether an endpoint is failing is only known once it is read: here, only what is full in any case counts as full.
    const fullEndpoints = [...atEndpoint].filter(([, count]) => count >= limits.attemptsAtOne).map(([id]) => id);
    const request = { ...lease(), slotsOf, fullEndpoints, limit };
    lookedAt = request.now;
    const claimed = ended.length > 0 ? await record(request) : limit > 0 ? await queue.claim(request) : [];
    for (const one of claimed) begin(one);
    // There may be more than one claim takes.
    if (claimed.length > 0) waker.wake();
  };

  /** A report that cannot be recorded must not cost the others theirs. */
  const record = async (request: ClaimRequest | null): Promise<readonly ClaimedDelivery[]> => {
    const reports = ended.splice(0);
    try {
      return (await queue.recordAttempts(reports, request)).claimed;
    } catch (thrown) {
      onFault(thrown);
      for (const one of reports) await queue.recordAttempts([one], null).catch(onFault);
      return [];
    }
  };

  /** Queues new events, and sends what it may while slots are free. */
  const fanOut = async (): Promise<void> => {
    const partnerIds = grown && [...grown];
    grown = new Set();
    if (partnerIds?.length === 0) return;
    for (const endpoint of await queue.listBehind(partnerIds)) {
      let more = true;
      while (more && !isStopping) {
        const left = limits.attempts - underWay.size;
        const fanned = await queue.fanOut(endpoint, {
          limit: limits.eventsAtOnce,
          plan,
          slotsOf: (one) => Math.min(slotsOf(one), left),
          leasedUntil: lease().leasedUntil,
        });
        for (const one of fanned.claimed) begin(one);
        more = fanned.more;
      }
    }
  };
  const plan: FanOut['plan'] = (endpoint, events) =>
    planDeliveries(endpoint, events, { now: now(), newId: options.newId, policy });

  const begin = (one: ClaimedDelivery): void => {
    const { id } = one.delivery;
    count(one.endpoint.id, 1);
    const done = attempt(one)
      .catch(onFault)
      .finally(() => {
        underWay.delete(id);
        count(one.endpoint.id, -1);
        waker.wake();
      });
    underWay.set(id, done);
  };
  const count = (endpointId: string, by: 1 | -1): void => {
    const left = (atEndpoint.get(endpointId) ?? 0) + by;
    if (left === 0) atEndpoint.delete(endpointId);
    else atEndpoint.set(endpointId, left);
  };

  const attempt = async ({ delivery, endpoint, event }: ClaimedDelivery): Promise<void> => {
    const at = now();
    const body = bodyOf(event);
    const secrets = signingSecrets(endpoint, at).map(({ secret }) => secret);
    const headers = signatureHeaders({ id: event.id, at, body }, secrets);
    const result = await options.send({ url: endpoint.url, headers, body }, stopped.signal);
    if (stopped.signal.aborted && result.status === null) return queue.release([delivery], now());
    const { retryAfterMs: _, ...kept } = result;
    ended.push({
      claimed: delivery,
      attempt: { at, ...kept },
      decide: (current, itsEndpoint) => {
        const context = { now: now(), policy, random: options.random(), correlationId: options.newId('correlation') };
        return decideAttempt({ delivery: current, endpoint: itsEndpoint, event, result }, context);
      },
    });
  };

  /** What time alone changes: drops what is too old, and announces what holds up its relationship. */
  const tidy = async (): Promise<void> => {
    const at = now();
    if (at.getTime() < tidiesAt) return;
    const context = () => deliveryContext({ now: at, correlationId: options.newId('correlation') });
    await queue.dropExpired(addDays(at, -policy.queueKeptDays), at, (endpoint, dropped) =>
      droppedEvents(context(), endpoint, { ...dropped, reason: 'endpoint_stopped' }),
    );
    await queue.announceBlocked(addDays(at, -policy.blockedAfterDays), (endpoint, heads) =>
      blockedEvents(context(), endpoint, heads),
    );
    tidiesAt = at.getTime() + tidyEveryMs;
  };

  const rest = async (): Promise<void> => {
    // After the last look, not after now: what fell due in between was not seen yet.
    const due = await queue.findNextDue(lookedAt);
    await waker.sleep(Math.min(limits.restMs, due === null ? limits.restMs : due.getTime() - now().getTime()));
  };

  const work = async (): Promise<void> => {
    let lastLook = 0;
    let lastTurn = 0;
    while (!isStopping) {
      try {
        const early = limits.gatherMs - (performance.now() - lastTurn);
        if (underWay.size > 0 && early > 0) await sleep(early);
        lastTurn = performance.now();
        // In case a ring was missed.
        if (performance.now() - lastLook >= limits.restMs) {
          grown = null;
          lastLook = performance.now();
        }
        await take();
        await fanOut();
        await tidy();
        if (!isStopping) await rest();
      } catch (thrown) {
        onFault(thrown);
        grown = null;
        await waker.sleep(limits.restMs);
      }
    }
  };

  const stopListening = options.onRing((partnerIds) => {
    if (partnerIds === null) grown = null;
    else for (const id of partnerIds) grown?.add(id);
    waker.wake();
  });
  const working = work();

  return {
    stop: async () => {
      isStopping = true;
      stopListening();
      waker.wake();
      await working;
      const impatient = setTimeout(() => stopped.abort(), limits.patienceMs);
      await Promise.all(underWay.values());
      clearTimeout(impatient);
      if (ended.length > 0) await record(null);
    },
  };
};
