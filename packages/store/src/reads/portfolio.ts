import type { RemovalBlockerKind, StoreReads } from '@untether/domain';
import { and, asc, count, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { unpackWords } from '../words.ts';
import { extending, inNextRemoval } from './customer-conditions.ts';

export const createPortfolioReads = ({
  db,
  tables,
}: Connection): Pick<StoreReads, 'portfolioGroups' | 'portfolioSpans' | 'portfolioExtensions'> => {
  const { relationship: r } = tables;
  const listed = (partnerId: string) => and(eq(r.partnerId, partnerId), sql`${r.state} = 'active'`);
  const tally = (condition: SQL | undefined) =>
    sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`.mapWith(Number);

  return {
    portfolioGroups: async (partnerId) => {
      const rows = await db
        .select({ blockerKinds: r.blockerKinds, customers: count() })
        .from(r)
        .where(listed(partnerId))
        .groupBy(r.blockerKinds)
        .orderBy(asc(r.blockerKinds));
      return rows.map((row) => ({ ...row, blockerKinds: unpackWords<RemovalBlockerKind>(row.blockerKinds) }));
    },
    portfolioSpans: async (partnerId, spans) => {
      const tallies = Object.fromEntries(spans.map((span, at) => [`span${at}`, tally(inNextRemoval(r, span))]));
      const [row] = await db
        .select({ ...tallies, unknown: tally(inNextRemoval(r, 'unknown')) })
        .from(r)
        .where(and(listed(partnerId), ne(r.blockerKinds, '')));
      const counts = (row ?? {}) as Readonly<Record<string, number>>;
      return { spans: spans.map((_, at) => counts[`span${at}`] ?? 0), unknown: counts.unknown ?? 0 };
    },
    portfolioExtensions: async (partnerId) => {
      const [row] = await db
        .select({
          customers: count(),
          subscriptions: sql<number>`coalesce(sum(${r.extendingSubscriptions}), 0)`.mapWith(Number),
        })
        .from(r)
        .where(and(listed(partnerId), extending(r, true)));
      return row ?? { customers: 0, subscriptions: 0 };
    },
  };
};
