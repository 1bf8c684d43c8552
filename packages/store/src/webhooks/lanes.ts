import { type EndpointKey, heldBack } from '@untether/domain';
import { and, eq, gt, isNotNull, isNull, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Connection } from '../connection.ts';
import type { Tables } from '../tables/tables.ts';

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

export interface LanePlace {
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
  const { db, tables, dialect, statement } = connection;
  const { webhookDelivery: d } = tables;
  const waits = (partnerId: string, endpointId: string): SQL | undefined =>
    and(eq(d.partnerId, partnerId), eq(d.endpointId, endpointId), eq(d.state, 'pending'), isNull(d.leasedUntil));

  const [partner, endpoint] = [sql.placeholder('partner'), sql.placeholder('endpoint')];
  const heads = statement('first of each lane', () =>
    db
      .select({ id: d.id, lane: d.lane, leasedUntil: d.leasedUntil, nextAttemptAt: d.nextAttemptAt })
      .from(d)
      .where(
        and(
          eq(d.partnerId, partner),
          dialect.inEach(d.id, sql.placeholder('lanes'), (lane) =>
            db
              .select({ row: sql`${d.id}`.as('row') })
              .from(d)
              .where(
                and(
                  eq(d.partnerId, partner),
                  eq(d.endpointId, endpoint),
                  sql`${d.lane} = ${lane}`,
                  eq(d.state, 'pending'),
                ),
              )
              .orderBy(d.eventSequence)
              .limit(1),
          ),
        ),
      ),
  );
  const setSome = statement('next attempt of deliveries', () =>
    db
      .update(d)
      .set({ nextAttemptAt: sql`${sql.placeholder('at')}` })
      .where(and(eq(d.partnerId, partner), dialect.isIn(d.id, sql.placeholder('ids')))),
  );
  const setNextOf = async (partnerId: string, ids: readonly string[], at: Date): Promise<void> => {
    if (ids.length === 0) return;
    const values = { partner: partnerId, ids: dialect.list(ids), at: d.nextAttemptAt.mapToDriverValue(at) };
    await setSome(values);
  };

  const setNext = (where: SQL | undefined, nextAttemptAt: Date) => db.update(d).set({ nextAttemptAt }).where(where);
  const isHeld = eq(d.nextAttemptAt, heldBack);

  return {
    /** Makes each lane's oldest delivery its head, in place of `previous` where that still waits. */
    settle: async ({ partnerId, id }: EndpointKey, places: readonly LanePlace[], now: Date): Promise<void> => {
      if (places.length === 0) return;
      const lanes = dialect.list(places.map(({ lane }) => lane));
      const found = await heads({ partner: partnerId, endpoint: id, lanes });
      const free = new Map(found.flatMap((head) => (head.leasedUntil === null ? [[head.lane, head]] : [])));
      const passed = places.filter(({ lane, previous, waits }) => {
        const head = free.get(lane);
        return waits && head !== undefined && head.id !== previous;
      });
      const held = [...free.values()].filter((head) => head.nextAttemptAt.getTime() === heldBack.getTime());
      await setNextOf(
        partnerId,
        passed.map(({ previous }) => previous),
        heldBack,
      );
      await setNextOf(
        partnerId,
        held.map((head) => head.id),
        now,
      );
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
      await setNext(and(waits(partnerId, id), lt(d.nextAttemptAt, heldBack)), heldBack);
    },
  };
};
