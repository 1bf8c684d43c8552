import type {
  AttemptOutcome,
  EventChanges,
  NewEvent,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookPolicy,
} from '@untether/domain';
import { addDays, systemActors, transition, webhookDeliveryMachine, webhookEndpointMachine } from '@untether/domain';
import { retryWaitMs } from './schedule.ts';

/** How one try to deliver ended. */
export interface SendResult {
  /** HTTP status; null where there was no answer. */
  readonly status: number | null;
  readonly latencyMs: number;
  /** What went wrong, in a sentence; null for success. */
  readonly error: string | null;
  /** The first 1,000 bytes of the answer; null where there was none. */
  readonly answer: string | null;
  /** How long the receiver asked to be left alone; null when it did not. */
  readonly retryAfterMs: number | null;
}

interface AttemptFacts {
  readonly endpoint: WebhookEndpoint;
  readonly delivery: WebhookDelivery;
  readonly result: SendResult;
}

interface OutcomeContext {
  readonly now: Date;
  readonly policy: WebhookPolicy;
  /** In [0, 1). */
  readonly random: number;
  readonly correlationId: string;
}

/**
 * What an attempt makes of its delivery and endpoint:
 * - success delivers, and the endpoint is no longer failing;
 * - failure is retried after the schedule's next wait, or after `Retry-After` where that is longer;
 * - failure once everything has failed for four days announces the pause, after five days it pauses;
 * - 410 disables. A paused or disabled endpoint keeps what is on its way.
 */
export const decideAttempt = (facts: AttemptFacts, context: OutcomeContext): AttemptOutcome => {
  const { endpoint, delivery, result } = facts;
  const { now, policy, random } = context;
  const attempts = delivery.attempts + 1;
  if (result.error === null) {
    return {
      delivery: {
        state: transition(webhookDeliveryMachine, delivery.state, 'delivered'),
        attempts,
        nextAttemptAt: now,
        finishedAt: now,
      },
      endpoint: endpoint.failingSince || endpoint.warned ? { failingSince: null, warned: false } : {},
      events: [],
    };
  }
  const wait = retryWaitMs({ attempts, retryAfterMs: result.retryAfterMs }, policy, random);
  const retried = {
    state: 'pending' as const,
    attempts,
    nextAttemptAt: new Date(now.getTime() + wait),
    finishedAt: null,
  };
  return { delivery: retried, ...afterFailure(facts, context) };
};

const afterFailure = (
  { endpoint, result }: AttemptFacts,
  context: OutcomeContext,
): Pick<AttemptOutcome, 'endpoint' | 'events'> => {
  const { now, policy } = context;
  const failingSince = endpoint.failingSince ?? now;
  const warned = endpoint.warned || now >= addDays(failingSince, policy.warnAfterDays);
  const failing = { failingSince, warned };
  // Disabled or paused while this attempt was under way.
  if (endpoint.state !== 'enabled') return { endpoint: failing, events: [] };
  if (result.status === 410) {
    const stateReason = 'It answered 410 Gone.';
    const state = transition(webhookEndpointMachine, endpoint.state, 'disabled');
    return stopped(endpoint, { ...failing, state, stateReason }, context);
  }
  if (now < addDays(failingSince, policy.pauseAfterDays)) return { endpoint: failing, events: [] };
  const stateReason = `Every attempt has failed since ${failingSince.toISOString()}. The last one: ${result.error}`;
  const state = transition(webhookEndpointMachine, endpoint.state, 'paused');
  return stopped(endpoint, { ...failing, state, stateReason }, context);
};

const stopped = (
  endpoint: WebhookEndpoint,
  set: AttemptOutcome['endpoint'] & { readonly state: 'paused' | 'disabled'; readonly stateReason: string },
  context: OutcomeContext,
): Pick<AttemptOutcome, 'endpoint' | 'events'> => {
  const changes = { state: { from: endpoint.state, to: set.state }, reason: set.stateReason };
  return { endpoint: set, events: [stoppedEvent(endpoint, changes, { ...context, state: set.state })] };
};

const stoppedEvent = (
  { partnerId, id }: WebhookEndpoint,
  changes: EventChanges,
  { now, correlationId, state }: OutcomeContext & { readonly state: 'paused' | 'disabled' },
): NewEvent => ({
  partnerId,
  type: `webhook-endpoint-${state}`,
  occurredAt: now,
  actor: systemActors.webhook_delivery,
  customerId: null,
  relationshipId: null,
  subjectId: id,
  changes,
  correlationId,
});
