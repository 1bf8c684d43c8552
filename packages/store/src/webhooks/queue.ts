import type { WebhookQueue } from '@untether/domain';
import { and, asc, eq, lte, ne } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { createClaim } from './claim.ts';
import { createEndpointLock } from './endpoint-lock.ts';
import { createFanOut } from './fan-out.ts';
import type { InTransaction } from './in-transaction.ts';
import { createRecord } from './record.ts';

/** Drops what has waited too long at one endpoint; returns how many. */
export const dropOlder = async (
  { db, tables: { webhookDelivery: d } }: Connection,
  { partnerId, id, before, now }: { partnerId: string; id: string; before: Date; now: Date },
): Promise<number> => {
  const dropped = await db
    .update(d)
    .set({ state: 'dropped', finishedAt: now, leasedUntil: null })
    .where(and(eq(d.partnerId, partnerId), eq(d.endpointId, id), eq(d.state, 'pending'), lte(d.createdAt, before)))
    .returning({ id: d.id });
  return dropped.length;
};

export const createWebhookQueue = (reader: Connection, inTransaction: InTransaction): WebhookQueue => {
  const { webhookEndpoint: e } = reader.tables;
  return {
    ...createFanOut(reader, inTransaction),
    ...createClaim(reader, inTransaction),
    ...createRecord(inTransaction),
    dropExpired: async (before, now) => {
      const stopped = await reader.db
        .select({ partnerId: e.partnerId, id: e.id })
        .from(e)
        .where(ne(e.state, 'enabled'))
        .orderBy(asc(e.partnerId), asc(e.id));
      let dropped = 0;
      for (const key of stopped)
        dropped += await inTransaction(async (connection) => {
          const endpoint = await createEndpointLock(connection)(key);
          if (!endpoint || endpoint.state === 'enabled') return 0;
          return dropOlder(connection, { ...key, before, now });
        });
      return dropped;
    },
  };
};
