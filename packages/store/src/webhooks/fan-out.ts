import {
  type FannedOut,
  type FanOut,
  heldBack,
  type WebhookDelivery,
  type WebhookEndpoint,
  type WebhookQueue,
} from '@untether/domain';
import { and, eq, gt, ne, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { insertRows } from '../writes/statements.ts';
import { createEndpointLock } from './endpoint-lock.ts';
import type { InTransaction } from './in-transaction.ts';

const rowsAtOnce = 200;
const nothing: FannedOut = { more: false, claimed: [] };

/** New deliveries line up behind those of their lanes; those that may be sent now are claimed while there are slots. */
const createLineUp = (connection: Connection) => {
  const { db, tables, dialect } = connection;
  const { webhookDelivery: d } = tables;
  return async (
    endpoint: WebhookEndpoint,
    deliveries: readonly WebhookDelivery[],
    { slotsOf, leasedUntil }: FanOut,
  ): Promise<WebhookDelivery[]> => {
    const lanes = [...new Set(deliveries.flatMap(({ lane }) => (lane === null ? [] : [lane])))];
    const taken = await db
      .selectDistinct({ lane: d.lane })
      .from(d)
      .where(
        and(
          eq(d.partnerId, endpoint.partnerId),
          eq(d.endpointId, endpoint.id),
          eq(d.state, 'pending'),
          dialect.isIn(d.lane, dialect.list(lanes)),
        ),
      );
    const behind = new Set(taken.map((row) => row.lane));
    let slots = endpoint.state === 'enabled' ? slotsOf(endpoint) : 0;
    return deliveries.map((row) => {
      if (row.state !== 'pending') return row;
      const isHeld = endpoint.state !== 'enabled' || (row.lane !== null && behind.has(row.lane));
      if (row.lane !== null) behind.add(row.lane);
      if (isHeld) return { ...row, nextAttemptAt: heldBack };
      slots -= 1;
      return slots < 0 ? row : { ...row, leasedUntil, nextAttemptAt: leasedUntil };
    });
  };
};

export const createFanOut = (
  reader: Connection,
  inTransaction: InTransaction,
): Pick<WebhookQueue, 'listBehind' | 'fanOut'> => {
  const { webhookEndpoint: e, partner } = reader.tables;
  const select = (more?: SQL) =>
    reader.db
      .select({ partnerId: e.partnerId, id: e.id })
      .from(e)
      .innerJoin(partner, and(eq(partner.id, e.partnerId), gt(partner.sequence, e.queuedThrough)))
      .where(and(ne(e.state, 'disabled'), more));
  const behind = reader.statement('endpoints behind', () => select());
  const behindOf = reader.statement('endpoints behind of partners', () =>
    select(reader.dialect.isIn(e.partnerId, sql.placeholder('partners'))),
  );
  return {
    listBehind: async (partnerIds) =>
      partnerIds === null ? behind({}) : behindOf({ partners: reader.dialect.list(partnerIds) }),
    fanOut: (key, request) =>
      inTransaction(async (connection, tx) => {
        const endpoint = await createEndpointLock(connection)(key);
        if (!endpoint || endpoint.state === 'disabled') return nothing;
        const events = await tx.readLog(key.partnerId, endpoint.queuedThrough, request.limit);
        const last = events.at(-1);
        if (!last) return nothing;
        const rows = await createLineUp(connection)(endpoint, request.plan(endpoint, events), request);
        for (let at = 0; at < rows.length; at += rowsAtOnce)
          await insertRows(
            connection,
            'webhookDelivery',
            connection.tables.webhookDelivery,
            rows.slice(at, at + rowsAtOnce),
          );
        const { webhookEndpoint } = connection.tables;
        await connection.db
          .update(webhookEndpoint)
          .set({ queuedThrough: last.sequence })
          .where(and(eq(webhookEndpoint.partnerId, key.partnerId), eq(webhookEndpoint.id, key.id)));
        const byId = new Map(events.map((event) => [event.id, event]));
        const claimed = rows.flatMap((delivery) => {
          const event = delivery.leasedUntil === null ? undefined : byId.get(delivery.eventId);
          return event ? [{ delivery, endpoint, event }] : [];
        });
        return { more: events.length === request.limit, claimed };
      }),
  };
};
