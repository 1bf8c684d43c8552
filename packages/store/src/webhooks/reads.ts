import type { Counts, DeliveryQuery, PageRequest, Pages, WebhookDelivery, WebhookReads } from '@untether/domain';
import { and, asc, count, eq, isNotNull, lte, max, min, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { keysOf, type ListOrder, readPage, readPages } from '../paging/keyset.ts';

interface DeliveryLists {
  readonly endpointIds: readonly string[];
  /** Which deliveries; of one partner. */
  readonly where: SQL | undefined;
  readonly orderOf: (endpointId: string) => ListOrder<WebhookDelivery>;
  readonly page: PageRequest;
}

export const createWebhookReads = ({ db, tables, dialect }: Connection): WebhookReads => {
  const { webhookEndpoint: e, webhookDelivery: d, webhookAttempt: a } = tables;
  const isAmong = (column: SQLWrapper, ids: readonly string[]) => dialect.isIn(column, dialect.list(ids));
  const inState = (partnerId: string, state: DeliveryQuery['state']) =>
    and(eq(d.partnerId, partnerId), state && eq(d.state, state));

  const longestFailing = [
    { column: d.firstFailedAt, of: ({ firstFailedAt, createdAt }: WebhookDelivery) => firstFailedAt ?? createdAt },
    ...keysOf(d, 'id'),
  ];
  const isBlocking = and(eq(d.state, 'pending'), isNotNull(d.firstFailedAt), isNotNull(d.lane));

  /** A page of each endpoint's deliveries, in one statement. */
  const listOf = ({ endpointIds, where, orderOf, page }: DeliveryLists): Promise<Pages<WebhookDelivery>> =>
    readPages({
      lists: endpointIds,
      orderOf,
      page,
      read: (keyset, lists) => {
        const rowsOf = (endpoint: SQL) =>
          db
            .select({ row: sql`${d.id}`.as('row') })
            .from(d)
            .where(and(where, sql`${d.endpointId} = ${endpoint}`, keyset.where))
            .orderBy(...keyset.orderBy)
            .limit(keyset.limit);
        const query = db
          .select()
          .from(d)
          .where(and(where, dialect.inEach(d.id, dialect.list(lists), rowsOf)))
          .orderBy(...keyset.orderBy);
        return dialect.prepare(query)(keyset.values);
      },
      listOf: (row) => row.endpointId,
      toNode: (row) => row,
    });

  const countOf = async (endpointIds: readonly string[], where: SQL | undefined): Promise<Counts> => {
    const rows = await db
      .select({ id: d.endpointId, rows: count() })
      .from(d)
      .where(and(where, isAmong(d.endpointId, endpointIds)))
      .groupBy(d.endpointId);
    return new Map(rows.map((row) => [row.id, row.rows]));
  };

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
      listOf({
        endpointIds,
        where: and(eq(d.partnerId, partnerId), isBlocking),
        orderOf: (id) => ({ scope: ['blocked deliveries', partnerId, id], keys: longestFailing }),
        page,
      }),
    countBlockedDeliveries: (partnerId, endpointIds) =>
      countOf(endpointIds, and(eq(d.partnerId, partnerId), isBlocking)),
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
      listOf({
        endpointIds,
        where: inState(partnerId, state),
        orderOf: (id) => ({ scope: ['webhook deliveries', partnerId, id], keys: keysOf(d, 'eventSequence', 'id') }),
        page,
      }),
    countWebhookDeliveries: (partnerId, { endpointIds, state }) => countOf(endpointIds, inState(partnerId, state)),
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
