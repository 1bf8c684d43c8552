import type { DeliveryRange, EndpointKey, WebhookQueue } from '@untether/domain';
import { and, asc, eq, exists, isNotNull, lte, ne } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { createEndpointLock } from './endpoint-lock.ts';
import type { InTransaction } from './in-transaction.ts';
import { createLateAppend } from './late-append.ts';

/** Drops what has waited too long at one endpoint. */
export const dropOlder = async (
  { db, tables: { webhookDelivery: d } }: Connection,
  { partnerId, id, before, now }: EndpointKey & { readonly before: Date; readonly now: Date },
): Promise<DeliveryRange> => {
  const dropped = await db
    .update(d)
    .set({ state: 'dropped', finishedAt: now, leasedUntil: null })
    .where(and(eq(d.partnerId, partnerId), eq(d.endpointId, id), eq(d.state, 'pending'), lte(d.createdAt, before)))
    .returning({ sequence: d.eventSequence });
  const range = { deliveries: dropped.length, fromSequence: Number.POSITIVE_INFINITY, toSequence: 0 };
  for (const { sequence } of dropped) {
    range.fromSequence = Math.min(range.fromSequence, sequence);
    range.toSequence = Math.max(range.toSequence, sequence);
  }
  return range;
};

/** What time alone changes in the queue. */
export const createTidy = (
  reader: Connection,
  inTransaction: InTransaction,
): Pick<WebhookQueue, 'dropExpired' | 'announceBlocked'> => {
  const { webhookEndpoint: e, webhookDelivery: d } = reader.tables;
  const key = { partnerId: e.partnerId, id: e.id };
  const isUnannounced = (before: Date) =>
    and(eq(d.state, 'pending'), isNotNull(d.lane), lte(d.firstFailedAt, before), eq(d.blockAnnounced, false));
  const isAt = ({ partnerId, id }: EndpointKey) => and(eq(d.partnerId, partnerId), eq(d.endpointId, id));

  return {
    dropExpired: async (before, now, tell) => {
      const stopped = await reader.db
        .select(key)
        .from(e)
        .where(ne(e.state, 'enabled'))
        .orderBy(asc(e.partnerId), asc(e.id));
      for (const one of stopped) {
        const append = createLateAppend();
        await inTransaction(async (connection, tx) => {
          const endpoint = await createEndpointLock(connection)(one);
          if (!endpoint || endpoint.state === 'enabled') return;
          await append(tx, tell(endpoint, await dropOlder(connection, { ...one, before, now })));
        });
      }
    },
    announceBlocked: async (before, tell) => {
      const isOfEndpoint = and(eq(d.partnerId, e.partnerId), eq(d.endpointId, e.id));
      const blocked = reader.db
        .select({ id: d.id })
        .from(d)
        .where(and(isOfEndpoint, isUnannounced(before)));
      const endpoints = await reader.db
        .select(key)
        .from(e)
        .where(and(eq(e.state, 'enabled'), exists(blocked)))
        .orderBy(asc(e.partnerId), asc(e.id));
      for (const one of endpoints) {
        const append = createLateAppend();
        await inTransaction(async (connection, tx) => {
          const endpoint = await createEndpointLock(connection)(one);
          if (endpoint?.state !== 'enabled') return;
          const heads = await connection.db
            .update(connection.tables.webhookDelivery)
            .set({ blockAnnounced: true })
            .where(and(isAt(one), isUnannounced(before)))
            .returning();
          heads.sort((a, b) => Number(a.firstFailedAt) - Number(b.firstFailedAt));
          await append(tx, tell(endpoint, heads));
        });
      }
    },
  };
};
