import type {
  AttemptOutcome,
  ChangesOf,
  DeliveryFailure,
  NewEvent,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookPolicy,
} from '@untether/domain';
import {
  addDays,
  partnerEvent,
  systemActors,
  transition,
  webhookDeliveryMachine,
  webhookEndpointMachine,
} from '@untether/domain';
import { retryWaitMs } from './schedule.ts';

/** How an attempt ended. */
export interface SendResult {
  /** HTTP status; null where there was no answer. */
  readonly status: number | null;
  readonly latencyMs: number;
  /** What went wrong; null for success. */
  readonly error: DeliveryFailure | null;
  /** The first 1,000 bytes of the answer; null where there was none. */
  readonly answer: string | null;
  /** How long the receiver asked to wait; null when it did not. */
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
 * What an attempt changes in its delivery and endpoint:
 * - success delivers, and the endpoint is no longer failing;
 * - failure is retried after the schedule's next wait, or after `Retry-After` where that is longer;
 * - four days of nothing but failure announce the pause, five days pause the endpoint;
 * - 410 disables the endpoint. A paused or disabled endpoint keeps its queue.
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
  return { delivery: retried, ...afterFailure(facts, result.error, context) };
};

const afterFailure = (
  { endpoint, result }: AttemptFacts,
  error: DeliveryFailure,
  context: OutcomeContext,
): Pick<AttemptOutcome, 'endpoint' | 'events'> => {
  const { now, policy } = context;
  const failingSince = endpoint.failingSince ?? now;
  const warned = endpoint.warned || now >= addDays(failingSince, policy.warnAfterDays);
  const failing = { failingSince, warned };
  // Disabled or paused while this attempt was under way.
  if (endpoint.state !== 'enabled') return { endpoint: failing, events: [] };
  if (result.status === 410) {
    const state = transition(webhookEndpointMachine, endpoint.state, 'disabled');
    return {
      endpoint: { ...failing, state, stateReason: { code: 'gone' } },
      events: [
        stoppedEvent(endpoint, context, {
          type: 'webhook-endpoint-disabled',
          changes: { state: { from: endpoint.state, to: state }, reason: 'gone' },
        }),
      ],
    };
  }
  if (now < addDays(failingSince, policy.pauseAfterDays)) return { endpoint: failing, events: [] };
  const since = failingSince.toISOString();
  const state = transition(webhookEndpointMachine, endpoint.state, 'paused');
  return {
    endpoint: { ...failing, state, stateReason: { code: 'nothing_but_failure', since, last: error } },
    events: [
      stoppedEvent(endpoint, context, {
        type: 'webhook-endpoint-paused',
        changes: { state: { from: endpoint.state, to: state }, failingSince: since, lastError: error.code },
      }),
    ],
  };
};

const stoppedEvent = <T extends 'webhook-endpoint-paused' | 'webhook-endpoint-disabled'>(
  endpoint: WebhookEndpoint,
  { now, correlationId }: OutcomeContext,
  { type, changes }: { readonly type: T; readonly changes: ChangesOf<T> },
): NewEvent =>
  partnerEvent<T, ChangesOf<T>>({ now, correlationId, actor: systemActors.webhook_delivery }, type, endpoint, changes);
