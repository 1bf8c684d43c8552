import type { WebhookReads } from '@untether/domain';
import { and, asc, count, eq, type SQLWrapper } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { keysOf, readPage } from '../paging/keyset.ts';

export const createWebhookReads = ({ db, tables, dialect }: Connection): WebhookReads => {
  const { webhookEndpoint: e, webhookDelivery: d, webhookAttempt: a } = tables;
  const isAmong = (column: SQLWrapper, ids: readonly string[]) => dialect.isIn(column, dialect.list(ids));
  const ofEndpoint = (
    partnerId: string,
    { endpointId, state }: Parameters<WebhookReads['countWebhookDeliveries']>[1],
  ) => and(eq(d.partnerId, partnerId), eq(d.endpointId, endpointId), state && eq(d.state, state));

  return {
    listWebhookEndpoints: (partnerId, page) =>
      readPage(dialect, {
        order: { scope: ['webhook endpoints', partnerId], keys: keysOf(e, 'createdAt', 'id') },
        page,
        select: (after) =>
          db
            .select()
            .from(e)
            .where(and(eq(e.partnerId, partnerId), after)),
        toNode: (row) => row,
      }),
    countWebhookEndpoints: (partnerId) => db.$count(e, eq(e.partnerId, partnerId)),
    findWebhookEndpoints: async (partnerId, ids) =>
      db
        .select()
        .from(e)
        .where(and(eq(e.partnerId, partnerId), isAmong(e.id, ids))),
    countPendingDeliveries: (partnerId, endpointIds) =>
      db
        .select({ endpointId: d.endpointId, pending: count() })
        .from(d)
        .where(and(eq(d.partnerId, partnerId), isAmong(d.endpointId, endpointIds), eq(d.state, 'pending')))
        .groupBy(d.endpointId),
    listWebhookDeliveries: (partnerId, query, page) =>
      readPage(dialect, {
        order: {
          scope: ['webhook deliveries', partnerId, query.endpointId],
          keys: keysOf(d, 'eventSequence', 'id'),
        },
        page,
        select: (after) =>
          db
            .select()
            .from(d)
            .where(and(ofEndpoint(partnerId, query), after)),
        toNode: (row) => row,
      }),
    countWebhookDeliveries: (partnerId, query) => db.$count(d, ofEndpoint(partnerId, query)),
    findWebhookDeliveries: async (partnerId, ids) =>
      db
        .select()
        .from(d)
        .where(and(eq(d.partnerId, partnerId), isAmong(d.id, ids))),
    listDeliveriesOfEvents: async (partnerId, eventIds) =>
      db
        .select()
        .from(d)
        .where(and(eq(d.partnerId, partnerId), isAmong(d.eventId, eventIds)))
        .orderBy(asc(d.createdAt), asc(d.id)),
    listWebhookAttempts: async (partnerId, deliveryIds) =>
      db
        .select()
        .from(a)
        .where(and(eq(a.partnerId, partnerId), isAmong(a.deliveryId, deliveryIds)))
        .orderBy(asc(a.deliveryId), asc(a.number)),
  };
};
