import type {
  AttemptOutcome,
  ChangesOf,
  DeliveryFailure,
  Event,
  NewEvent,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookPolicy,
} from '@untether/domain';
import {
  addDays,
  droppedEvents,
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
  readonly event: Pick<Event, 'type'>;
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
 * - failure is retried after the schedule's next wait, or after `Retry-After` where that is longer; 30 days after the
 *   first one the event is given up;
 * - the first success of a failing endpoint makes due what waits for its next attempt;
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
        firstFailedAt: delivery.firstFailedAt,
        finishedAt: now,
      },
      endpoint: endpoint.failingSince || endpoint.warned ? { failingSince: null, warned: false } : {},
      hastensUntil: endpoint.failingSince && new Date(now.getTime() - policy.hastenEverySeconds * 1000),
      events: [],
    };
  }
  const firstFailedAt = delivery.firstFailedAt ?? now;
  const givenUpAt = addDays(firstFailedAt, policy.givenUpAfterDays);
  const failed = { attempts, firstFailedAt };
  const { endpoint: failing, events } = afterFailure(facts, result.error, context);
  if (now >= givenUpAt) {
    const dropped = { ...failed, state: transition(webhookDeliveryMachine, delivery.state, 'dropped') };
    return {
      delivery: { ...dropped, nextAttemptAt: now, finishedAt: now },
      endpoint: failing,
      hastensUntil: null,
      events: [...givenUp(facts, context), ...events],
    };
  }
  const wait = retryWaitMs({ attempts, retryAfterMs: result.retryAfterMs }, policy, random);
  const nextAttemptAt = new Date(Math.min(now.getTime() + wait, givenUpAt.getTime()));
  return {
    delivery: { ...failed, state: 'pending', nextAttemptAt, finishedAt: null },
    endpoint: failing,
    hastensUntil: null,
    events,
  };
};

/** Telling an endpoint that it missed such an event would go on for ever. */
const givenUp = ({ endpoint, delivery, event }: AttemptFacts, context: OutcomeContext): readonly NewEvent[] => {
  if (event.type === 'webhook-delivery-dropped') return [];
  const { eventSequence: sequence } = delivery;
  return droppedEvents(deliveryContext(context), endpoint, {
    deliveries: 1,
    fromSequence: sequence,
    toSequence: sequence,
    reason: 'attempts_failed',
  });
};

/** What the worker does by itself is done by webhook delivery. */
export const deliveryContext = ({ now, correlationId }: Pick<OutcomeContext, 'now' | 'correlationId'>) => ({
  now,
  correlationId,
  actor: systemActors.webhook_delivery,
});

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
  context: OutcomeContext,
  { type, changes }: { readonly type: T; readonly changes: ChangesOf<T> },
): NewEvent => partnerEvent<T, ChangesOf<T>>(deliveryContext(context), type, endpoint, changes);
