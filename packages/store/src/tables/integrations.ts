import {
  type DeliveryFailure,
  type DeliverySkip,
  type EndpointStop,
  type EventType,
  type WebhookSecret,
  webhookDeliveryCauses,
  webhookDeliveryStates,
  webhookEndpointStates,
} from '@untether/domain';
import { sql } from 'drizzle-orm';
import type { Columns } from '../columns/sqlite.ts';

/** How programs get in (API keys) and where events go (endpoints, deliveries, attempts). */
export const defineIntegrations = (c: Columns) => {
  const apiKey = c.table(
    'api_key',
    {
      partnerId: c.text('partner_id').notNull(),
      id: c.text('id').notNull(),
      userId: c.text('user_id').notNull(),
      name: c.text('name').notNull(),
      /** Packed words, see words.ts. */
      roles: c.text('roles').notNull(),
      prefix: c.text('prefix').notNull(),
      hash: c.text('hash').notNull(),
      createdAt: c.instant('created_at').notNull(),
      expiresAt: c.instant('expires_at').notNull(),
      lastUsedAt: c.instant('last_used_at'),
      revokedAt: c.instant('revoked_at'),
    },
    (t) => [c.primaryKey([t.partnerId, t.id]), c.uniqueIndex('api_key_hash').on(t.hash)],
  );

  const webhookEndpoint = c.table(
    'webhook_endpoint',
    {
      partnerId: c.text('partner_id').notNull(),
      id: c.text('id').notNull(),
      url: c.text('url').notNull(),
      description: c.text('description'),
      types: c.json<readonly EventType[] | null>('types'),
      state: c.choice('state', webhookEndpointStates).notNull(),
      stateReason: c.json<EndpointStop | null>('state_reason'),
      secrets: c.json<readonly WebhookSecret[]>('secrets').notNull(),
      createdAt: c.instant('created_at').notNull(),
      queuedThrough: c.integer('queued_through').notNull(),
      failingSince: c.instant('failing_since'),
      warned: c.flag('warned').notNull(),
    },
    (t) => [c.primaryKey([t.partnerId, t.id]), c.index('webhook_endpoint_by_state').on(t.state, t.partnerId)],
  );

  const webhookDelivery = c.table(
    'webhook_delivery',
    {
      partnerId: c.text('partner_id').notNull(),
      id: c.text('id').notNull(),
      endpointId: c.text('endpoint_id').notNull(),
      eventId: c.text('event_id').notNull(),
      eventSequence: c.integer('event_sequence').notNull(),
      lane: c.text('lane'),
      cause: c.choice('cause', webhookDeliveryCauses).notNull(),
      state: c.choice('state', webhookDeliveryStates).notNull(),
      attempts: c.integer('attempts').notNull(),
      createdAt: c.instant('created_at').notNull(),
      nextAttemptAt: c.instant('next_attempt_at').notNull(),
      leasedUntil: c.instant('leased_until'),
      finishedAt: c.instant('finished_at'),
      firstFailedAt: c.instant('first_failed_at'),
      hastenedAt: c.instant('hastened_at'),
      blockAnnounced: c.flag('block_announced').notNull().default(false),
      skip: c.json<DeliverySkip | null>('skip'),
    },
    (t) => [
      c.primaryKey([t.partnerId, t.id]),
      c.index('webhook_delivery_due').on(t.partnerId, t.endpointId, t.state, t.nextAttemptAt),
      c.index('webhook_delivery_lane').on(t.partnerId, t.endpointId, t.lane, t.state, t.eventSequence),
      c.index('webhook_delivery_by_endpoint').on(t.partnerId, t.endpointId, t.eventSequence, t.id),
      c.index('webhook_delivery_by_state').on(t.partnerId, t.endpointId, t.state, t.eventSequence, t.id),
      c.index('webhook_delivery_by_event').on(t.partnerId, t.eventId),
      c.index('webhook_delivery_failing').on(t.partnerId, t.endpointId, t.state, t.firstFailedAt, t.id),
      c.index('webhook_delivery_by_end').on(t.finishedAt).where(sql`${t.finishedAt} is not null`),
    ],
  );

  const webhookAttempt = c.table(
    'webhook_attempt',
    {
      partnerId: c.text('partner_id').notNull(),
      deliveryId: c.text('delivery_id').notNull(),
      number: c.integer('number').notNull(),
      at: c.instant('at').notNull(),
      status: c.integer('status'),
      latencyMs: c.integer('latency_ms').notNull(),
      error: c.json<DeliveryFailure | null>('error'),
      answer: c.text('answer'),
    },
    (t) => [c.primaryKey([t.partnerId, t.deliveryId, t.number])],
  );

  return { apiKey, webhookEndpoint, webhookDelivery, webhookAttempt };
};
