import {
  type EndpointKey,
  type FannedOut,
  type FanOut,
  heldBack,
  type StoreTransaction,
  type WebhookDelivery,
  type WebhookEndpoint,
  type WebhookQueue,
} from '@untether/domain';
import { and, eq, gt, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { insertWhole, updateRow } from '../writes/statements.ts';
import { createEndpointLock } from './endpoint-lock.ts';
import type { InTransaction } from './in-transaction.ts';

const nothing: FannedOut = { more: false, claimed: [] };

/** New deliveries line up behind those of their lanes; those that may be sent now are claimed while there are slots. */
const createLineUp = (connection: Connection) => {
  const { db, tables, dialect, statement } = connection;
  const { webhookDelivery: d } = tables;
  const takenLanes = statement('lanes with something pending', () =>
    db
      .selectDistinct({ lane: d.lane })
      .from(d)
      .where(
        and(
          eq(d.partnerId, sql.placeholder('partner')),
          eq(d.endpointId, sql.placeholder('endpoint')),
          eq(d.state, 'pending'),
          dialect.isIn(d.lane, sql.placeholder('lanes')),
        ),
      ),
  );
  return async (
    endpoint: WebhookEndpoint,
    deliveries: readonly WebhookDelivery[],
    { slotsOf, leasedUntil }: FanOut,
  ): Promise<WebhookDelivery[]> => {
    const lanes = [...new Set(deliveries.flatMap(({ lane }) => (lane === null ? [] : [lane])))];
    const of = { partner: endpoint.partnerId, endpoint: endpoint.id };
    const taken = lanes.length === 0 ? [] : await takenLanes({ ...of, lanes: dialect.list(lanes) });
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
): Pick<WebhookQueue, 'listPartners' | 'listBehind' | 'fanOut'> => {
  const { webhookEndpoint: e, partner } = reader.tables;
  const select = (more?: SQL) =>
    reader.db
      .select({ partnerId: e.partnerId, id: e.id })
      .from(e)
      .innerJoin(
        partner,
        and(eq(partner.id, e.partnerId), gt(partner.sequence, e.queuedThrough), isNull(partner.disabledAt)),
      )
      .where(and(ne(e.state, 'disabled'), more));
  const behind = reader.statement('endpoints behind', () => select());
  const behindOf = reader.statement('endpoints behind of partners', () =>
    select(reader.dialect.isIn(e.partnerId, sql.placeholder('partners'))),
  );
  const partners = reader.statement('partners with endpoints', () =>
    reader.db.selectDistinct({ id: e.partnerId }).from(e).where(ne(e.state, 'disabled')),
  );
  return {
    listPartners: async () => (await partners({})).map(({ id }) => id),
    listBehind: async (partnerIds) =>
      partnerIds === null ? behind({}) : behindOf({ partners: reader.dialect.list(partnerIds) }),
    fanOut: (key, request) => inTransaction((connection, tx) => fanOutWithin(connection, tx, key, request)),
  };
};

/** Queues inside an open transaction. */
export const fanOutWithin = async (
  connection: Connection,
  tx: StoreTransaction,
  key: EndpointKey,
  request: FanOut,
): Promise<FannedOut> => {
  const endpoint = await createEndpointLock(connection)(key);
  if (!endpoint || endpoint.state === 'disabled') return nothing;
  const events = await tx.readLog(key.partnerId, endpoint.queuedThrough, request.limit);
  const last = events.at(-1);
  if (!last) return nothing;
  const rows = await createLineUp(connection)(endpoint, request.plan(endpoint, events), request);
  const { webhookDelivery, webhookEndpoint } = connection.tables;
  await insertWhole(connection, 'webhookDelivery', webhookDelivery, rows);
  const set = { queuedThrough: last.sequence };
  await updateRow(connection, { name: 'webhookEndpoint', table: webhookEndpoint, key, set });
  const byId = new Map(events.map((event) => [event.id, event]));
  const claimed = rows.flatMap((delivery) => {
    const event = delivery.leasedUntil === null ? undefined : byId.get(delivery.eventId);
    return event ? [{ delivery, endpoint, event }] : [];
  });
  return { more: events.length === request.limit, claimed };
};
