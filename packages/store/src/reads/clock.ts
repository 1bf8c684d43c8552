import type { StoreReads } from '@untether/domain';
import { and, asc, eq, isNotNull, lte } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { isActive } from '../tables/relationships.ts';

type ClockReads = Pick<StoreReads, 'listRelationshipsDue' | 'listRequestsDue' | 'findNextDueAt'>;

/** What the clock reads, across all partners. */
export const createClockReads = ({ db, tables }: Connection): ClockReads => {
  const { relationship: r, relationshipRequest: q } = tables;
  return {
    listRelationshipsDue: (now, limit) =>
      db
        .select({ partnerId: r.partnerId, id: r.id })
        .from(r)
        .where(and(isActive(r), lte(r.dueAt, now)))
        .orderBy(asc(r.dueAt), asc(r.partnerId), asc(r.id))
        .limit(limit),
    listRequestsDue: async (now, limit) =>
      db
        .select()
        .from(q)
        .where(and(eq(q.state, 'sent'), lte(q.expiresAt, now)))
        .orderBy(asc(q.expiresAt), asc(q.id))
        .limit(limit),
    findNextDueAt: async () => {
      const [relationship] = await db
        .select({ at: r.dueAt })
        .from(r)
        .where(and(isActive(r), isNotNull(r.dueAt)))
        .orderBy(asc(r.dueAt))
        .limit(1);
      const [request] = await db
        .select({ at: q.expiresAt })
        .from(q)
        .where(eq(q.state, 'sent'))
        .orderBy(asc(q.expiresAt))
        .limit(1);
      const instants = [relationship?.at, request?.at].flatMap((at) => at ?? []);
      return instants.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
    },
  };
};
