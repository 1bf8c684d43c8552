import { type EndpointKey, heldBack } from '@untether/domain';
import { and, eq, gt, isNotNull, isNull, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Connection } from '../connection.ts';
import type { Tables } from '../tables/tables.ts';
import { updateRow } from '../writes/statements.ts';

/** Another delivery of the lane goes first: it is leased, or older. */
const isBehindOf = (d: Tables['webhookDelivery']): SQL => {
  const earlier = alias(d, 'earlier');
  return sql`exists (select 1 from ${d} as ${sql.identifier('earlier')} where ${and(
    eq(earlier.partnerId, d.partnerId),
    eq(earlier.endpointId, d.endpointId),
    eq(earlier.lane, d.lane),
    eq(earlier.state, 'pending'),
    ne(earlier.id, d.id),
    or(
      isNotNull(earlier.leasedUntil),
      lt(earlier.eventSequence, d.eventSequence),
      and(eq(earlier.eventSequence, d.eventSequence), lt(earlier.id, d.id)),
    ),
  )})`;
};

interface LanePlace {
  readonly partnerId: string;
  readonly endpointId: string;
  readonly lane: string;
  /** The delivery whose turn it was, and whether it still waits. */
  readonly previous: string;
  readonly waits: boolean;
}

/**
 * At most one delivery per lane is due or leased: its head. The others are held back, so that a search for what is due
 * finds only what may be sent. All of this requires the endpoint's lock.
 */
export const createLanes = (connection: Connection) => {
  const { db, tables, statement } = connection;
  const { webhookDelivery: d } = tables;
  const waits = (partnerId: string, endpointId: string): SQL | undefined =>
    and(eq(d.partnerId, partnerId), eq(d.endpointId, endpointId), eq(d.state, 'pending'), isNull(d.leasedUntil));

  const first = statement('first of a lane', () =>
    db
      .select({ id: d.id, leasedUntil: d.leasedUntil, nextAttemptAt: d.nextAttemptAt })
      .from(d)
      .where(
        and(
          eq(d.partnerId, sql.placeholder('partner')),
          eq(d.endpointId, sql.placeholder('endpoint')),
          eq(d.lane, sql.placeholder('lane')),
          eq(d.state, 'pending'),
        ),
      )
      .orderBy(d.eventSequence)
      .limit(1),
  );

  const setNext = (where: SQL | undefined, nextAttemptAt: Date) => db.update(d).set({ nextAttemptAt }).where(where);
  const setOne = (partnerId: string, id: string, nextAttemptAt: Date) =>
    updateRow(connection, { name: 'webhookDelivery', table: d, key: { partnerId, id }, set: { nextAttemptAt } });
  const isHeld = eq(d.nextAttemptAt, heldBack);

  return {
    /** Makes a lane's oldest delivery its head, in place of `previous` where that still waits. */
    settle: async (of: LanePlace, now: Date) => {
      const [head] = await first({ partner: of.partnerId, endpoint: of.endpointId, lane: of.lane });
      if (!head || head.leasedUntil !== null) return;
      if (head.id !== of.previous && of.waits) await setOne(of.partnerId, of.previous, heldBack);
      if (head.nextAttemptAt.getTime() === heldBack.getTime()) await setOne(of.partnerId, head.id, now);
    },
    /** The same for all lanes of an endpoint; held-back deliveries without a lane fall due too. */
    settleAll: async ({ partnerId, id }: EndpointKey, now: Date) => {
      const waiting = waits(partnerId, id);
      const isBehind = isBehindOf(d);
      await setNext(and(waiting, ne(d.nextAttemptAt, heldBack), isNotNull(d.lane), isBehind), heldBack);
      await setNext(and(waiting, isHeld, or(isNull(d.lane), sql`not ${isBehind}`)), now);
    },
    /** What waits for its next attempt is due, except where its wait was cut short after `until`. */
    hasten: async ({ partnerId, id }: EndpointKey, now: Date, until: Date) => {
      await db
        .update(d)
        .set({ nextAttemptAt: now, hastenedAt: now })
        .where(
          and(
            waits(partnerId, id),
            isNotNull(d.firstFailedAt),
            gt(d.nextAttemptAt, now),
            lt(d.nextAttemptAt, heldBack),
            or(isNull(d.hastenedAt), lte(d.hastenedAt, until)),
          ),
        );
    },
    /** Holds back everything that waits. */
    holdAll: async ({ partnerId, id }: EndpointKey) => {
      await setNext(and(waits(partnerId, id), ne(d.nextAttemptAt, heldBack)), heldBack);
    },
  };
};
