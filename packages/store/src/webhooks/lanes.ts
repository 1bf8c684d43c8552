import { type EndpointKey, heldBack } from '@untether/domain';
import { and, eq, isNotNull, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Connection } from '../connection.ts';

/**
 * Of each lane one delivery at most is due or leased: its head. The others are held back, so that whoever looks for what
 * is due meets only what may go. All of this under the endpoint's lock.
 */
export const createLanes = ({ db, tables: { webhookDelivery: d }, statement }: Connection) => {
  const earlier = alias(d, 'earlier');
  const waits = (partnerId: string, endpointId: string): SQL | undefined =>
    and(eq(d.partnerId, partnerId), eq(d.endpointId, endpointId), eq(d.state, 'pending'), isNull(d.leasedUntil));
  /** Another one of the lane that goes first: leased, or older. */
  const isBehind = sql`exists (select 1 from ${d} as ${sql.identifier('earlier')} where ${and(
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

  const [partner, endpoint, lane] = ['partner', 'endpoint', 'lane'].map((name) => sql.placeholder(name));
  const ofLane = and(
    eq(d.partnerId, partner as never),
    eq(d.endpointId, endpoint as never),
    eq(d.lane, lane as never),
    eq(d.state, 'pending'),
  );
  const first = statement('first of a lane', () =>
    db
      .select({ id: d.id, leasedUntil: d.leasedUntil, nextAttemptAt: d.nextAttemptAt })
      .from(d)
      .where(ofLane)
      .orderBy(d.eventSequence, d.id)
      .limit(1),
  );

  const setNext = (where: SQL | undefined, nextAttemptAt: Date) => db.update(d).set({ nextAttemptAt }).where(where);
  const isHeld = eq(d.nextAttemptAt, heldBack);

  return {
    /** Makes a lane's oldest its head, in place of `than` where that is not the oldest. Nothing is leased in it. */
    settle: async (of: { partnerId: string; endpointId: string; lane: string; than: string }, now: Date) => {
      const [head] = await first({ partner: of.partnerId, endpoint: of.endpointId, lane: of.lane });
      if (!head || head.leasedUntil !== null) return;
      const byId = (id: string) => and(eq(d.partnerId, of.partnerId), eq(d.id, id));
      if (head.id !== of.than) await setNext(and(byId(of.than), eq(d.state, 'pending')), heldBack);
      if (head.nextAttemptAt.getTime() === heldBack.getTime()) await setNext(byId(head.id), now);
    },
    /** The same for all lanes of an endpoint; what was held back and goes on its own is due too. */
    settleAll: async ({ partnerId, id }: EndpointKey, now: Date) => {
      const waiting = waits(partnerId, id);
      await setNext(and(waiting, ne(d.nextAttemptAt, heldBack), isNotNull(d.lane), isBehind), heldBack);
      await setNext(and(waiting, isHeld, or(isNull(d.lane), sql`not ${isBehind}`)), now);
    },
    /** Holds all that waits. */
    holdAll: async ({ partnerId, id }: EndpointKey) => {
      await setNext(and(waits(partnerId, id), ne(d.nextAttemptAt, heldBack)), heldBack);
    },
  };
};
