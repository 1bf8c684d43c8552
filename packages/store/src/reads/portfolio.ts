import {
  andThen,
  type CustomerQuery,
  type MaybePromise,
  type PortfolioGroup,
  type RemovalBlockerKind,
  type StoreReads,
  type TimeSpan,
} from '@untether/domain';
import { and, asc, count, desc, eq, gt, gte, lte, ne, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { lastInstant } from '../last-instant.ts';
import { unpackWords } from '../words.ts';
import { extending } from './customer-conditions.ts';
import { searched } from './search.ts';

type PortfolioReads = Pick<
  StoreReads,
  | 'portfolioGroups'
  | 'portfolioOutlooks'
  | 'portfolioResellers'
  | 'portfolioSpans'
  | 'portfolioExtensions'
  | 'portfolioReleases'
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

/** What asks only for an outlook, of all customers or of a reseller's, is counted by the tally; undefined for all else. */
export const createOutlookCount = ({ db, tables: { outlookTally: t }, statement }: Connection) => {
  const customers = sql<number>`coalesce(sum(${t.customers}), 0)`.mapWith(Number);
  const count = (ofReseller: boolean) =>
    statement(`outlook${ofReseller ? ' of a reseller' : ''}`, () =>
      db
        .select({ customers })
        .from(t)
        .where(
          and(
            eq(t.partnerId, sql.placeholder('partner')),
            ofReseller ? eq(t.resellerId, sql.placeholder('reseller')) : undefined,
            eq(t.outlook, sql.placeholder('outlook')),
          ),
        ),
    );
  return (partnerId: string, query: CustomerQuery): MaybePromise<number> | undefined => {
    const { removalOutlook: outlook, associatedResellerId: reseller, search, ...more } = query;
    const isOnly = Object.values(more).every((asked) => asked === undefined) && searched(search) === undefined;
    if (outlook === undefined || !isOnly) return undefined;
    const asked = { partner: partnerId, outlook, ...(reseller !== undefined && { reseller }) };
    return andThen(count(reseller !== undefined)(asked), ([row]) => row?.customers ?? 0);
  };
};

export const createPortfolioReads = ({ db, tables, statement }: Connection): PortfolioReads => {
  const { relationship: r, releaseRequest: q } = tables;
  const { customerTally: tally, removalTally: byDay, outlookTally: byOutlook } = tables;
  const partner = sql.placeholder('partner');
  const groups = statement('portfolio groups', () =>
    db
      .select({ blockerKinds: tally.blockerKinds, customers: tally.customers })
      .from(tally)
      .where(and(eq(tally.partnerId, partner), gt(tally.customers, 0)))
      .orderBy(asc(tally.blockerKinds)),
  );
  const total = sql<number>`sum(${byOutlook.customers})`.mapWith(Number);
  const outlooks = statement('portfolio outlooks', () =>
    db
      .select({ outlook: byOutlook.outlook, customers: total })
      .from(byOutlook)
      .where(and(eq(byOutlook.partnerId, partner), gt(byOutlook.customers, 0)))
      .groupBy(byOutlook.outlook),
  );
  const resellers = statement('portfolio resellers', () => {
    const largest = db
      .select({ resellerId: byOutlook.resellerId, all: total.as('customers_in_all') })
      .from(byOutlook)
      .where(eq(byOutlook.partnerId, partner))
      .groupBy(byOutlook.resellerId)
      .orderBy(desc(sql`customers_in_all`), asc(byOutlook.resellerId))
      .limit(sql.placeholder('limit'))
      .as('largest');
    return db
      .select({ resellerId: byOutlook.resellerId, outlook: byOutlook.outlook, customers: byOutlook.customers })
      .from(byOutlook)
      .innerJoin(largest, eq(largest.resellerId, byOutlook.resellerId))
      .where(and(eq(byOutlook.partnerId, partner), gt(byOutlook.customers, 0)))
      .orderBy(desc(largest.all), asc(byOutlook.resellerId), asc(byOutlook.outlook));
  });
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
    portfolioOutlooks: (partnerId) => outlooks({ partner: partnerId }),
    portfolioResellers: (partnerId, limit) =>
      andThen(resellers({ partner: partnerId, limit }), (rows) =>
        rows.map((row) => ({ ...row, resellerId: row.resellerId === '' ? null : row.resellerId })),
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
