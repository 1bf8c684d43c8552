import { begin } from '../lifecycle/machine.ts';
import { webhookDeliveryMachine } from '../lifecycle/webhook-machines.ts';
import type { NewId } from '../model/entities.ts';
import type { WebhookDelivery, WebhookEndpoint } from '../model/integrations.ts';
import type { Event } from '../model/records.ts';
import type { WebhookDeliveryCause } from '../model/vocabulary.ts';
import { addDays } from '../time/instants.ts';
import type { WebhookPolicy } from './webhook-policy.ts';

/** A test event goes only to the endpoint it tests, whichever types that endpoint wants. */
export const wantsEvent = (
  { id, types }: Pick<WebhookEndpoint, 'id' | 'types'>,
  { type, subjectId }: Pick<Event, 'type' | 'subjectId'>,
): boolean => (type === 'test-created' ? subjectId === id : types === null || types.includes(type));

interface PlanContext {
  readonly now: Date;
  readonly newId: NewId;
  readonly policy: WebhookPolicy;
}

/** The deliveries of the log's next events to an endpoint; `sendTestEvent` has queued its own. An event too old for the queue gets one that is dropped. */
export const planDeliveries = (
  endpoint: WebhookEndpoint,
  events: readonly Event[],
  { now, newId, policy }: PlanContext,
): readonly WebhookDelivery[] =>
  events
    .filter((event) => event.type !== 'test-created' && wantsEvent(endpoint, event))
    .map((event) => {
      const delivery = newDelivery({ endpoint, event, cause: 'log', id: newId('webhookDelivery'), now });
      return addDays(event.occurredAt, policy.queueKeptDays) > now
        ? delivery
        : { ...delivery, state: begin(webhookDeliveryMachine, 'dropped'), finishedAt: now };
    });

/** One event on its way, due now. */
export const newDelivery = ({
  endpoint,
  event,
  cause,
  id,
  now,
}: {
  readonly endpoint: WebhookEndpoint;
  readonly event: Event;
  readonly cause: WebhookDeliveryCause;
  readonly id: string;
  readonly now: Date;
}): WebhookDelivery => ({
  partnerId: endpoint.partnerId,
  id,
  endpointId: endpoint.id,
  eventId: event.id,
  eventSequence: event.sequence,
  // A redelivered event neither waits for others of its relationship nor holds them up.
  lane: cause === 'redelivery' ? null : event.relationshipId,
  cause,
  state: begin(webhookDeliveryMachine, 'pending'),
  attempts: 0,
  createdAt: now,
  nextAttemptAt: now,
  leasedUntil: null,
  finishedAt: null,
  firstFailedAt: null,
  hastenedAt: null,
  blockAnnounced: false,
  skip: null,
});
