import type { WebhookDelivery, WebhookEndpoint, WebhookReads } from '@untether/domain';
import { and, asc, count, eq, type SQLWrapper } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { keysetOf, type ListOrder, toPage } from '../paging/keyset.ts';

export const createWebhookReads = ({ db, tables, dialect }: Connection): WebhookReads => {
  const { webhookEndpoint: e, webhookDelivery: d, webhookAttempt: a } = tables;
  const isAmong = (column: SQLWrapper, ids: readonly string[]) => dialect.isIn(column, dialect.list(ids));
  const ofEndpoint = (
    partnerId: string,
    { endpointId, state }: Parameters<WebhookReads['countWebhookDeliveries']>[1],
  ) => and(eq(d.partnerId, partnerId), eq(d.endpointId, endpointId), state && eq(d.state, state));

  return {
    listWebhookEndpoints: async (partnerId, page) => {
      const order: ListOrder<WebhookEndpoint> = {
        scope: ['webhook endpoints', partnerId],
        keys: [
          { column: e.createdAt, of: (row) => row.createdAt },
          { column: e.id, of: (row) => row.id },
        ],
      };
      const keyset = keysetOf(order, page);
      const read = dialect.prepare(
        db
          .select()
          .from(e)
          .where(and(eq(e.partnerId, partnerId), keyset.where))
          .orderBy(...keyset.orderBy)
          .limit(keyset.limit),
      );
      return toPage({ order, page, rows: await read(keyset.values), toNode: (row) => row });
    },
    countWebhookEndpoints: async (partnerId) => {
      const [row] = await db.select({ rows: count() }).from(e).where(eq(e.partnerId, partnerId));
      return row?.rows ?? 0;
    },
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
    listWebhookDeliveries: async (partnerId, query, page) => {
      const order: ListOrder<WebhookDelivery> = {
        scope: ['webhook deliveries', partnerId, query.endpointId],
        keys: [
          { column: d.eventSequence, of: (row) => row.eventSequence },
          { column: d.id, of: (row) => row.id },
        ],
      };
      const keyset = keysetOf(order, page);
      const read = dialect.prepare(
        db
          .select()
          .from(d)
          .where(and(ofEndpoint(partnerId, query), keyset.where))
          .orderBy(...keyset.orderBy)
          .limit(keyset.limit),
      );
      return toPage({ order, page, rows: await read(keyset.values), toNode: (row) => row });
    },
    countWebhookDeliveries: async (partnerId, query) => {
      const [row] = await db.select({ rows: count() }).from(d).where(ofEndpoint(partnerId, query));
      return row?.rows ?? 0;
    },
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
