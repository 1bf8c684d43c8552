import {
  andThen,
  type CustomerQuery,
  type MaybePromise,
  type PortfolioGroup,
  type RemovalBlockerKind,
  type StoreReads,
  type TimeSpan,
} from '@untether/domain';
import { and, asc, count, eq, gt, gte, lte, ne, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { lastInstant } from '../last-instant.ts';
import { unpackWords } from '../words.ts';
import { extending } from './customer-conditions.ts';
import { searched } from './search.ts';

type PortfolioReads = Pick<
  StoreReads,
  'portfolioGroups' | 'portfolioSpans' | 'portfolioExtensions' | 'portfolioReleases'
>;

const dayMs = 86_400_000;
const dayOf = (instant: Date): number => Math.floor(instant.getTime() / dayMs);

/** What only asks for kinds of blockers is counted by the tally. */
export const isTallied = ({ removable: _r, blockedBy: _b, search, ...more }: CustomerQuery): boolean =>
  Object.values(more).every((asked) => asked === undefined) && searched(search) === undefined;

/** The groups whose customers are asked for. */
export const groupsOf = (
  groups: readonly PortfolioGroup[],
  { removable, blockedBy }: CustomerQuery,
): readonly PortfolioGroup[] =>
  groups
    .filter(({ blockerKinds }) => removable === undefined || removable === (blockerKinds.length === 0))
    .filter(({ blockerKinds }) => blockedBy === undefined || blockedBy.some((kind) => blockerKinds.includes(kind)));

export const customersIn = (groups: readonly PortfolioGroup[]): number =>
  groups.reduce((sum, { customers }) => sum + customers, 0);

export const createPortfolioReads = ({ db, tables, statement }: Connection): PortfolioReads => {
  const { relationship: r, releaseRequest: q, customerTally: tally, removalTally: byDay } = tables;
  const partner = sql.placeholder('partner');
  const groups = statement('portfolio groups', () =>
    db
      .select({ blockerKinds: tally.blockerKinds, customers: tally.customers })
      .from(tally)
      .where(and(eq(tally.partnerId, partner), gt(tally.customers, 0)))
      .orderBy(asc(tally.blockerKinds)),
  );
  const days = statement('portfolio days', () =>
    db
      .select({ day: byDay.day, customers: byDay.customers })
      .from(byDay)
      .where(and(eq(byDay.partnerId, partner), gt(byDay.customers, 0)))
      .orderBy(asc(byDay.day)),
  );
  const within = statement('portfolio part of a day', () =>
    db
      .select({ customers: count() })
      .from(r)
      .where(
        and(
          eq(r.partnerId, partner),
          sql`${r.state} = 'active'`,
          ne(r.blockerKinds, ''),
          gte(r.removalOrder, sql.placeholder('from')),
          lte(r.removalOrder, sql.placeholder('until')),
        ),
      ),
  );
  const extensions = statement('portfolio extensions', () =>
    db
      .select({
        customers: count(),
        subscriptions: sql<number>`coalesce(sum(${r.extendingSubscriptions}), 0)`.mapWith(Number),
      })
      .from(r)
      .where(and(eq(r.partnerId, partner), sql`${r.state} = 'active'`, extending(r.extendingSubscriptions, true))),
  );

  const releases = statement('portfolio releases', () =>
    db
      .select({ customers: count() })
      .from(q)
      .where(and(eq(q.partnerId, partner), sql`${q.state} = 'open'`)),
  );

  /** How many come until an instant: whole days by their tally, the last one row by row. */
  const countUntil = (
    partnerId: string,
    tallies: readonly { readonly day: number; readonly customers: number }[],
    until: Date,
  ): MaybePromise<number> => {
    const last = dayOf(until);
    const whole = tallies.reduce((sum, { day, customers }) => (day < last ? sum + customers : sum), 0);
    const encode = (instant: Date) => r.removalOrder.mapToDriverValue(instant);
    const part = { partner: partnerId, from: encode(new Date(last * dayMs)), until: encode(until) };
    return andThen(within(part), ([row]) => whole + (row?.customers ?? 0));
  };

  return {
    portfolioGroups: (partnerId) =>
      andThen(groups({ partner: partnerId }), (rows) =>
        rows.map((row) => ({ ...row, blockerKinds: unpackWords<RemovalBlockerKind>(row.blockerKinds) })),
      ),
    portfolioSpans: async (partnerId, spans) => {
      const tallies = await days({ partner: partnerId });
      const unknown = tallies.find(({ day }) => day === dayOf(lastInstant))?.customers ?? 0;
      const known = tallies.reduce((sum, { customers }) => sum + customers, 0) - unknown;
      const untilOf = async ({ until }: TimeSpan) => (until === null ? known : countUntil(partnerId, tallies, until));
      const afterOf = async ({ after }: TimeSpan) => (after === null ? 0 : countUntil(partnerId, tallies, after));
      return {
        spans: await Promise.all(spans.map(async (span) => (await untilOf(span)) - (await afterOf(span)))),
        unknown,
      };
    },
    portfolioReleases: (partnerId) => andThen(releases({ partner: partnerId }), ([row]) => row?.customers ?? 0),
    portfolioExtensions: (partnerId) =>
      andThen(extensions({ partner: partnerId }), ([row]) => row ?? { customers: 0, subscriptions: 0 }),
  };
};
