import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AttemptReport,
  addDays,
  blockedEvents,
  type ClaimedDelivery,
  droppedEvents,
  type EndpointKey,
  type FanOut,
  type NextWork,
  planDeliveries,
  signingSecrets,
} from '@untether/domain';
import { bodyOf } from './body.ts';
import { createLine } from './line.ts';
import { decideAttempt, deliveryContext } from './outcome.ts';
import { signatureHeaders } from './signing.ts';
import { createWaker } from './waker.ts';
import { defaultLimits, type WorkerOptions } from './worker-options.ts';

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
  /** Attempts that have ended and are not recorded yet. Their slots are free; what follows them in their lanes is not. */
  const ended: AttemptReport[] = [];
  let isStopping = false;
  let lookedAt = new Date(0);
  let tidiesAt = 0;
  /** Who has an endpoint; null = it has to be read. Of no one else there is anything to do. */
  let partners: ReadonlySet<string> | null = null;
  /** How often `partners` was forgotten. */
  let changes = 0;
  /** Whose log has grown since the last look; null = look at all. */
  let grown: Set<string> | null = null;
  /** Whether something may have fallen due since the last look. */
  let mayBeDue = true;
  /** What falls due next; undefined = it has to be read. */
  let nextDue: Date | null | undefined;

  /** Everything has to be read: another process may have changed it. */
  const forget = (): void => {
    forgetQueue();
    grown = null;
  };
  const forgetQueue = (): void => {
    partners = null;
    changes += 1;
    mayBeDue = true;
    nextDue = undefined;
  };
  const readPartners = async (): Promise<void> => {
    while (partners === null) {
      const before = changes;
      const found = await queue.listPartners();
      if (changes === before) partners = new Set(found);
    }
  };

  const line = createLine({
    limits,
    now,
    attempt: (one) => attempt(one).catch(onFault),
    // Without it, they are due again when their leases end.
    release: (deliveries) => queue.release(deliveries, now()).catch(onFault),
    onFree: () => {
      mayBeDue = true;
      waker.wake();
    },
  });
  const { begin } = line;

  const lease = () => {
    const at = now();
    return { now: at, leasedUntil: new Date(at.getTime() + limits.leaseMs) };
  };

  /** Records what has ended, claims what is due, longest overdue first, and queues new events: in this order. */
  const turn = async (): Promise<void> => {
    let behind = await findBehind();
    const limit = line.slotsInAll();
    const isLooking = mayBeDue && limit > 0 && partners?.size !== 0;
    mayBeDue = false;
    if (ended.length > 0 || isLooking) {
      const request = { ...lease(), slotsOf: line.slotsOf, limit };
      lookedAt = request.now;
      if (ended.length > 0) behind = await record({ ...request, behind, fanOut: { limit: limits.eventsAtOnce, plan } });
      else for (const one of await queue.claim(request)) begin(one);
    }
    for (const endpoint of behind) await fanOut(endpoint);
  };

  /** Resolves to the endpoints that are still behind. A report that cannot be recorded must not cost the others theirs. */
  const record = async (next: NextWork | null): Promise<readonly EndpointKey[]> => {
    const reports = ended.splice(0);
    try {
      const { claimed, more } = await queue.recordAttempts(reports, next);
      for (const one of claimed) begin(one);
      return more;
    } catch (thrown) {
      onFault(thrown);
      for (const one of reports) await queue.recordAttempts([one], null).catch(onFault);
      mayBeDue = true;
      return next?.behind ?? [];
    }
  };

  const findBehind = async (): Promise<readonly EndpointKey[]> => {
    const partnerIds = grown && [...grown].filter((id) => partners?.has(id) ?? true);
    grown = new Set();
    return partnerIds?.length === 0 || partners?.size === 0 ? [] : queue.listBehind(partnerIds);
  };

  /** Queues an endpoint's new events, and sends what it may while slots are free. */
  const fanOut = async (endpoint: EndpointKey): Promise<void> => {
    let more = true;
    while (more && !isStopping) {
      const left = line.slotsInAll();
      const fanned = await queue.fanOut(endpoint, {
        limit: limits.eventsAtOnce,
        plan,
        slotsOf: (one) => Math.min(line.slotsOf(one), left),
        leasedUntil: lease().leasedUntil,
      });
      for (const one of fanned.claimed) begin(one);
      more = fanned.more;
    }
  };
  const plan: FanOut['plan'] = (endpoint, events) =>
    planDeliveries(endpoint, events, { now: now(), newId: options.newId, policy });

  const attempt = async ({ delivery, endpoint, event }: ClaimedDelivery): Promise<void> => {
    const at = now();
    const body = bodyOf(event);
    const secrets = signingSecrets(endpoint, at).map(({ secret }) => secret);
    const headers = signatureHeaders({ id: event.id, at, body }, secrets);
    const result = await options.send({ url: endpoint.url, headers, body }, stopped.signal);
    if (stopped.signal.aborted && result.status === null) return queue.release([delivery], now());
    const { retryAfterMs: _, ...kept } = result;
    // The rest would fail too, and there are fewer attempts at a failing endpoint.
    if (result.error !== null) await line.giveBackOf(endpoint.id);
    ended.push({
      claimed: delivery,
      attempt: { at, ...kept },
      decide: (current, itsEndpoint) => {
        const context = { now: now(), policy, random: options.random(), correlationId: options.newId('correlation') };
        const outcome = decideAttempt({ delivery: current, endpoint: itsEndpoint, event, result }, context);
        if (outcome.delivery.state === 'pending') expectDue(outcome.delivery.nextAttemptAt);
        return outcome;
      },
    });
  };

  const expectDue = (at: Date): void => {
    if (nextDue !== undefined && (nextDue === null || at < nextDue)) nextDue = at;
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
    if (partners?.size === 0) nextDue = null;
    // After the last look, not after now: what fell due in between was not seen yet.
    else if (nextDue === undefined) nextDue = await queue.findNextDue(lookedAt);
    const untilLook = limits.restMs - (performance.now() - lastLook);
    const untilDue = nextDue === null || nextDue === undefined ? untilLook : nextDue.getTime() - now().getTime();
    await waker.sleep(Math.min(untilLook, untilDue));
    if (nextDue === null || nextDue === undefined || nextDue > now()) return;
    mayBeDue = true;
    nextDue = undefined;
  };

  let lastLook = 0;
  const work = async (): Promise<void> => {
    let lastTurn = 0;
    while (!isStopping) {
      options.onTurn?.();
      try {
        const early = limits.gatherMs - (performance.now() - lastTurn);
        if (line.underWay().length > 0 && early > 0) await sleep(early);
        lastTurn = performance.now();
        // In case a ring was missed.
        if (performance.now() - lastLook >= limits.restMs) {
          forget();
          lastLook = performance.now();
        }
        await readPartners();
        await line.giveBackLate();
        await turn();
        await tidy();
        if (!isStopping) await rest();
      } catch (thrown) {
        onFault(thrown);
        forget();
        await waker.sleep(limits.restMs);
      }
    }
  };

  const stopRing = options.onRing((partnerIds) => {
    if (partnerIds === null) forget();
    else {
      const wanted = partnerIds.filter((id) => partners?.has(id) ?? true);
      if (wanted.length === 0) return;
      for (const id of wanted) grown?.add(id);
    }
    waker.wake();
  });
  const stopChange = queue.onChange(() => {
    forgetQueue();
    // A command may have stopped an endpoint, or skipped a delivery.
    void line.giveBackAll();
    waker.wake();
  });
  const working = work();

  return {
    stop: async () => {
      isStopping = true;
      stopRing();
      stopChange();
      waker.wake();
      await working;
      await line.close();
      const impatient = setTimeout(() => stopped.abort(), limits.patienceMs);
      await Promise.all(line.underWay());
      clearTimeout(impatient);
      if (ended.length > 0) await record(null);
    },
  };
};
