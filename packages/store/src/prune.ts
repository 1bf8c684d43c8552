import { and, asc, eq, inArray, isNotNull, lte } from 'drizzle-orm';
import type { Connection } from './connection.ts';
import type { Engine } from './engines/engine.ts';

/** What is not kept for ever. Of requests those that were answered, revoked or have expired; never events or receipts. */
export const prunable = ['deliveries', 'sessions', 'verifications', 'keys', 'requests', 'releases'] as const;
export type Prunable = (typeof prunable)[number];

/**
 * Deletes what was over at `before`, `limit` rows of it at most, oldest first, in one transaction: deliveries with their
 * attempts. Returns how many rows of it there were; fewer than `limit` = no more are left.
 */
export type Prune = (kind: Prunable, before: Date, limit: number) => Promise<number>;

export const createPrune =
  ({ transaction }: Pick<Engine, 'transaction'>): Prune =>
  (kind, before, limit) =>
    transaction((connection) => pruners[kind](connection, before, limit));

type Pruner = (connection: Connection, before: Date, limit: number) => Promise<number>;

const pruners: Readonly<Record<Prunable, Pruner>> = {
  deliveries: async ({ db, tables: { webhookDelivery: d, webhookAttempt: a } }, before, limit) => {
    const found = await db
      .select({ partnerId: d.partnerId, id: d.id })
      .from(d)
      .where(and(isNotNull(d.finishedAt), lte(d.finishedAt, before)))
      .orderBy(asc(d.finishedAt))
      .limit(limit);
    for (const [partnerId, ids] of byPartner(found)) {
      await db.delete(a).where(and(eq(a.partnerId, partnerId), inArray(a.deliveryId, ids)));
      await db.delete(d).where(and(eq(d.partnerId, partnerId), inArray(d.id, ids)));
    }
    return found.length;
  },
  sessions: async ({ db, tables: { session: s } }, before, limit) => {
    const over = lte(s.expiresAt, before);
    const found = await db.select({ id: s.id }).from(s).where(over).orderBy(asc(s.expiresAt)).limit(limit);
    if (found.length > 0) await db.delete(s).where(inArray(s.id, idsOf(found)));
    return found.length;
  },
  verifications: async ({ db, tables: { verification: v } }, before, limit) => {
    const over = lte(v.expiresAt, before);
    const found = await db.select({ id: v.id }).from(v).where(over).orderBy(asc(v.expiresAt)).limit(limit);
    if (found.length > 0) await db.delete(v).where(inArray(v.id, idsOf(found)));
    return found.length;
  },
  keys: async ({ db, tables: { idempotencyKey: k, partner: p } }, before, limit) => {
    let pruned = 0;
    for (const { id: partnerId } of await db.select({ id: p.id }).from(p)) {
      if (pruned === limit) break;
      const found = await db
        .select({ key: k.key })
        .from(k)
        .where(and(eq(k.partnerId, partnerId), lte(k.at, before)))
        .orderBy(asc(k.at))
        .limit(limit - pruned);
      if (found.length === 0) continue;
      const keys = found.map(({ key }) => key);
      await db.delete(k).where(and(eq(k.partnerId, partnerId), inArray(k.key, keys)));
      pruned += found.length;
    }
    return pruned;
  },
  requests: async ({ db, tables: { relationshipRequest: q } }, before, limit) => {
    const found = await db
      .select({ partnerId: q.partnerId, id: q.id })
      .from(q)
      .where(and(inArray(q.state, ['accepted', 'declined', 'expired', 'revoked']), lte(q.expiresAt, before)))
      .orderBy(asc(q.expiresAt))
      .limit(limit);
    for (const [partnerId, ids] of byPartner(found))
      await db.delete(q).where(and(eq(q.partnerId, partnerId), inArray(q.id, ids)));
    return found.length;
  },
  releases: async ({ db, tables: { releaseRequest: r } }, before, limit) => {
    const found = await db
      .select({ partnerId: r.partnerId, id: r.id })
      .from(r)
      .where(and(isNotNull(r.endedAt), lte(r.endedAt, before)))
      .orderBy(asc(r.endedAt))
      .limit(limit);
    for (const [partnerId, ids] of byPartner(found))
      await db.delete(r).where(and(eq(r.partnerId, partnerId), inArray(r.id, ids)));
    return found.length;
  },
};

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

const byPartner = (
  rows: readonly { readonly partnerId: string; readonly id: string }[],
): ReadonlyMap<string, string[]> => {
  const ids = new Map<string, string[]>();
  for (const { partnerId, id } of rows) ids.set(partnerId, [...(ids.get(partnerId) ?? []), id]);
  return ids;
};
