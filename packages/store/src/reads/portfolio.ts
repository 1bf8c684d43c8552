import type { PortfolioSpan, RemovalBlockerKind, StoreReads } from '@untether/domain';
import { and, asc, count, eq, gt, isNotNull, lte, ne, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { unpackWords } from '../words.ts';

export const createPortfolioReads = ({
  db,
  tables,
}: Connection): Pick<StoreReads, 'portfolioGroups' | 'portfolioSpans'> => {
  const { relationship: r } = tables;
  const listed = (partnerId: string) => and(eq(r.partnerId, partnerId), sql`${r.state} = 'active'`);
  const within = ({ after, until }: PortfolioSpan) =>
    and(
      isNotNull(r.nextRemovalAt),
      after === null ? undefined : gt(r.nextRemovalAt, after),
      until === null ? undefined : lte(r.nextRemovalAt, until),
    );
  const tally = (condition: ReturnType<typeof and>) =>
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
      const tallies = Object.fromEntries(spans.map((span, at) => [`span${at}`, tally(within(span))]));
      const [row] = await db
        .select({ ...tallies, unknown: tally(sql`${r.nextRemovalAt} is null`) })
        .from(r)
        .where(and(listed(partnerId), ne(r.blockerKinds, '')));
      const counts = (row ?? {}) as Readonly<Record<string, number>>;
      return { spans: spans.map((_, at) => counts[`span${at}`] ?? 0), unknown: counts.unknown ?? 0 };
    },
  };
};
