import {
  type EndpointDeletion,
  heldBack,
  type QueueResumption,
  type QueueRetry,
  type QueueSkip,
  type Update,
  type WebhookDelivery,
} from '@untether/domain';
import { and, eq, inArray } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { TransactionMisuse } from '../errors.ts';
import { insertRows, updateRow } from '../writes/statements.ts';
import { createEndpointLock } from './endpoint-lock.ts';
import { createLanes } from './lanes.ts';
import { dropOlder } from './tidy.ts';

type UpdateOf<K extends Update['update']> = Extract<Update, { readonly update: K }>;
type Key = { readonly partnerId: string; readonly id: string };

/** What commands change about webhooks, with the queue kept in order. The partner's lock is held. */
export const createWebhookChanges = (connection: Connection) => {
  const { db, tables } = connection;
  const { webhookEndpoint: e, webhookDelivery: d, webhookAttempt: a } = tables;

  const lock = async (key: Key) => {
    const endpoint = await createEndpointLock(connection)(key);
    if (!endpoint) throw new TransactionMisuse(`no row to change: webhookEndpoint ${key.id}`);
    return endpoint;
  };
  const insert = (rows: readonly WebhookDelivery[]) => insertRows(connection, 'webhookDelivery', d, rows);

  const queueAt = async (key: Key, rows: readonly WebhookDelivery[]) => {
    const { state } = await lock(key);
    const due = rows[0]?.nextAttemptAt;
    const inLanes = rows.filter((row) => row.state === 'pending' && (row.lane !== null || state !== 'enabled'));
    await insert(rows.filter((row) => !inLanes.includes(row)));
    await insert(inLanes.map((row) => ({ ...row, nextAttemptAt: heldBack })));
    if (inLanes.length > 0 && due && state === 'enabled') await createLanes(connection).settleAll(key, due);
  };

  return {
    queue: async (rows: readonly WebhookDelivery[]): Promise<void> => {
      const endpoints = new Map(
        rows.map(({ partnerId, endpointId }) => [`${partnerId} ${endpointId}`, { partnerId, id: endpointId }]),
      );
      for (const key of endpoints.values())
        await queueAt(
          key,
          rows.filter((row) => row.endpointId === key.id && row.partnerId === key.partnerId),
        );
    },
    updateEndpoint: async ({ partnerId, id, set }: UpdateOf<'webhookEndpoint'>): Promise<void> => {
      const key = { partnerId, id };
      await lock(key);
      await updateRow(connection, { name: 'webhookEndpoint', table: e, key, set });
      if (set.state !== undefined && set.state !== 'enabled') await createLanes(connection).holdAll(key);
    },
    skip: async ({ partnerId, endpointId, id, set }: QueueSkip): Promise<void> => {
      const { state } = await lock({ partnerId, id: endpointId });
      await updateRow(connection, {
        name: 'webhookDelivery',
        table: d,
        key: { partnerId, id },
        set: { ...set, leasedUntil: null },
      });
      const [row] = await db
        .select({ lane: d.lane })
        .from(d)
        .where(and(eq(d.partnerId, partnerId), eq(d.id, id)));
      const at = set.finishedAt;
      if (state === 'enabled' && at && row && row.lane !== null)
        await createLanes(connection).settle(
          { partnerId, id: endpointId },
          [{ lane: row.lane, previous: id, waits: false }],
          at,
        );
    },
    retry: async ({ partnerId, id, at }: QueueRetry): Promise<void> => {
      await lock({ partnerId, id });
      await createLanes(connection).hasten({ partnerId, id }, at, at);
    },
    resume: async ({ partnerId, id, keptSince, at }: QueueResumption): Promise<void> => {
      const key = { partnerId, id };
      await lock(key);
      await dropOlder(connection, { ...key, before: keptSince, now: at });
      await createLanes(connection).settleAll(key, at);
    },
    deleteEndpoint: async ({ partnerId, id }: EndpointDeletion): Promise<void> => {
      await lock({ partnerId, id });
      const itsDeliveries = and(eq(d.partnerId, partnerId), eq(d.endpointId, id));
      const ids = db.select({ id: d.id }).from(d).where(itsDeliveries);
      await db.delete(a).where(and(eq(a.partnerId, partnerId), inArray(a.deliveryId, ids)));
      await db.delete(d).where(itsDeliveries);
      await db.delete(e).where(and(eq(e.partnerId, partnerId), eq(e.id, id)));
    },
  };
};
