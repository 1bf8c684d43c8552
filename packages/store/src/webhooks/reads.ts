import type { DeliveryQuery, WebhookDelivery, WebhookReads } from '@untether/domain';
import { and, asc, count, eq, isNotNull, lte, max, min, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { keysOf, readPage } from '../paging/keyset.ts';
import { countOfEach, readPagesOfEach } from '../paging/of-each.ts';

export const createWebhookReads = (connection: Connection): WebhookReads => {
  const { db, tables, dialect } = connection;
  const { webhookEndpoint: e, webhookDelivery: d, webhookAttempt: a } = tables;
  const isAmong = (column: SQLWrapper, ids: readonly string[]) => dialect.isIn(column, dialect.list(ids));
  const inState = (partnerId: string, state: DeliveryQuery['state']) =>
    and(eq(d.partnerId, partnerId), state && eq(d.state, state));

  const longestFailing = [
    { column: d.firstFailedAt, of: ({ firstFailedAt, createdAt }: WebhookDelivery) => firstFailedAt ?? createdAt },
    ...keysOf(d, 'id'),
  ];
  const isBlocking = and(eq(d.state, 'pending'), isNotNull(d.firstFailedAt), isNotNull(d.lane));

  const deliveriesOf = (endpointIds: readonly string[], where: SQL | undefined) => ({
    table: d,
    parent: 'endpointId' as const,
    parentIds: endpointIds,
    where,
  });
  const blockedOf = (partnerId: string, endpointIds: readonly string[]) =>
    deliveriesOf(endpointIds, and(eq(d.partnerId, partnerId), isBlocking));

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
    countWebhookEndpoints: async (partnerId) => db.$count(e, eq(e.partnerId, partnerId)),
    findWebhookEndpoints: async (partnerId, ids) =>
      db
        .select()
        .from(e)
        .where(and(eq(e.partnerId, partnerId), isAmong(e.id, ids))),
    countPendingDeliveries: (partnerId, endpointIds) =>
      db
        .select({ endpointId: d.endpointId, pending: count(), since: min(d.createdAt) })
        .from(d)
        .where(and(eq(d.partnerId, partnerId), isAmong(d.endpointId, endpointIds), eq(d.state, 'pending')))
        .groupBy(d.endpointId)
        .then((rows) => rows.flatMap(({ since, ...row }) => (since ? [{ ...row, since }] : []))),
    findWaitingSince: async ({ partnerId, id }, until) => {
      const [row] = await db
        .select({ deliveries: count(), fromSequence: min(d.eventSequence), toSequence: max(d.eventSequence) })
        .from(d)
        .where(and(inState(partnerId, 'pending'), eq(d.endpointId, id), lte(d.createdAt, until)));
      return {
        deliveries: row?.deliveries ?? 0,
        fromSequence: row?.fromSequence ?? 0,
        toSequence: row?.toSequence ?? 0,
      };
    },
    listBlockedDeliveries: (partnerId, endpointIds, page) =>
      readPagesOfEach(connection, {
        ...blockedOf(partnerId, endpointIds),
        orderOf: (id) => ({ scope: ['blocked deliveries', partnerId, id], keys: longestFailing }),
        page,
        toNode: (row) => row,
      }),
    countBlockedDeliveries: (partnerId, endpointIds) => countOfEach(connection, blockedOf(partnerId, endpointIds)),
    countLanes: (partnerId, lanes) =>
      db
        .select({ endpointId: d.endpointId, lane: sql<string>`${d.lane}`, pending: count() })
        .from(d)
        .where(
          and(
            eq(d.partnerId, partnerId),
            isAmong(
              d.endpointId,
              lanes.map((one) => one.endpointId),
            ),
            isAmong(
              d.lane,
              lanes.map((one) => one.lane),
            ),
            eq(d.state, 'pending'),
          ),
        )
        .groupBy(d.endpointId, d.lane),
    listWebhookDeliveries: (partnerId, { endpointIds, state }, page) =>
      readPagesOfEach(connection, {
        ...deliveriesOf(endpointIds, inState(partnerId, state)),
        orderOf: (id) => ({ scope: ['webhook deliveries', partnerId, id], keys: keysOf(d, 'eventSequence', 'id') }),
        page,
        toNode: (row) => row,
      }),
    countWebhookDeliveries: (partnerId, { endpointIds, state }) =>
      countOfEach(connection, deliveriesOf(endpointIds, inState(partnerId, state))),
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
