import type { CustomerQuery, MaybePromise, TimeSpan } from '@untether/domain';
import { andThen } from '@untether/domain';
import { and, gt, lt, lte, ne, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import type { SearchPlan, Values } from '../dialect/dialect.ts';
import { like, patternOf } from '../dialect/like.ts';
import { lastInstant } from '../last-instant.ts';
import type { Span } from '../paging/keyset.ts';
import { packedWord } from '../words.ts';
import { namesWith } from './names-with.ts';
import { planSearch, searched, searchWithin } from './search.ts';

/** A column as it is, or hidden from the query planner. */
export type Seen = (column: SQLWrapper) => SQLWrapper;

/** One thing asked of a partner's ACTIVE relationships. Queries whose conditions have the same names can share a statement. */
export interface Condition {
  readonly of: keyof CustomerQuery;
  readonly name: string;
  readonly where: (seen: Seen) => SQL | undefined;
  readonly values: Values;
  /** It is known that more rows than few have it. */
  readonly many?: boolean;
  /** It is known that no row has it. */
  readonly none?: boolean;
  /** Between which names all its rows are. */
  readonly names?: Span;
  /** The same by a search index, where `found` is none because many match; as a plan's `wide`. */
  readonly wide?: (() => MaybePromise<Found | undefined>) | undefined;
  /** How an index finds its rows; none where most rows match. `byKey`: by keys, not along the partner's list. */
  readonly found?: Found | undefined;
}
export interface Found {
  readonly where: () => SQL | undefined;
  readonly values: Values;
  readonly byKey: boolean;
}

/** Literal, so that a partial index fits. */
export const extending = (column: SQLWrapper, any: boolean): SQL => (any ? sql`${column} > 0` : sql`${column} = 0`);

type Asked<K extends keyof CustomerQuery> = NonNullable<CustomerQuery[K]>;
interface Asking {
  readonly connection: Connection;
  readonly partnerId: string;
  /** Rows are to be counted. */
  readonly counted: boolean;
}
type Makers = {
  readonly [K in keyof CustomerQuery]-?: (asking: Asking, asked: Asked<K>) => MaybePromise<Condition | undefined>;
};

const plain: Seen = (column) => column;

/** Found along an index of its own. */
const indexed = (condition: Omit<Condition, 'found'>): Condition => ({
  ...condition,
  found: { where: () => condition.where(plain), values: condition.values, byKey: false },
});

/** In the order in which their rows are looked for first: from those that few rows have, as a rule, to those that many have. */
const makers: Makers = {
  tenantId: ({ connection: { tables } }, tenantId) => {
    const { relationship: r, customer } = tables;
    return indexed({
      of: 'tenantId',
      name: 'tenant',
      where: (seen) =>
        sql`${seen(r.customerId)} in (select ${customer.id} from ${customer} where ${customer.tenantId} = ${sql.placeholder('tenant')})`,
      values: { tenant: tenantId.toLowerCase() },
    });
  },
  // The state is literal, so that the partial index fits.
  releaseRequested: ({ connection: { tables } }, asked) => {
    const { relationship: r, releaseRequest: q } = tables;
    const open = sql`from ${q} where ${q.partnerId} = ${sql.placeholder('partner')} and ${q.state} = 'open'`;
    const where = () => sql`exists (select 1 ${open} and ${q.relationshipId} = ${r.id})`;
    if (!asked)
      return { of: 'releaseRequested', name: 'not asking for release', where: () => sql`not ${where()}`, values: {} };
    const own = () => sql`(${r.partnerId}, ${r.id}) in (select ${q.partnerId}, ${q.relationshipId} ${open})`;
    return {
      of: 'releaseRequested',
      name: 'asking for release',
      where,
      values: {},
      found: { where: own, values: {}, byKey: true },
    };
  },
  search: ({ connection, partnerId, counted }, asked) => {
    const text = searched(asked);
    if (text === undefined) return undefined;
    const within = searchWithin(connection, 'relationship', text);
    const among = counted ? sql`${connection.tables.relationship.state} = 'active'` : undefined;
    const foundBy = ({ where, sought }: SearchPlan): Found => ({
      where: () => where(sql.placeholder('hits')),
      values: { hits: sought },
      byKey: true,
    });
    const condition = {
      of: 'search',
      name: [...text].length < 3 ? 'with letters' : 'with text',
      where: () => within.where(sql.placeholder('sought')),
      values: { sought: within.sought },
    } as const;
    return andThen(namesWith(connection, { partnerId, text }), (names) =>
      names === undefined
        ? { ...condition, none: true }
        : andThen(planSearch(connection, { table: 'relationship', partnerId, text, among }), (plan) => ({
            ...condition,
            names,
            many: plan.many,
            found: plan.drives ? foundBy(plan) : undefined,
            wide: plan.wide && (() => andThen(plan.wide?.(), (wide) => wide && foundBy(wide))),
          })),
    );
  },
  willExtend: ({ connection: { tables } }, any) => {
    const condition = {
      of: 'willExtend',
      name: any ? 'extending' : 'not extending',
      where: (seen: Seen) => extending(seen(tables.relationship.extendingSubscriptions), any),
      values: {},
    } as const;
    return any ? indexed(condition) : condition;
  },
  associatedResellerId: ({ connection: { tables } }, reseller) =>
    indexed({
      of: 'associatedResellerId',
      name: 'reseller',
      where: (seen) => sql`${seen(tables.relationship.associatedResellerId)} = ${sql.placeholder('reseller')}`,
      values: { reseller },
    }),
  removable: ({ connection: { tables } }, removable) => {
    const { blockerKinds, removalOutlook } = tables.relationship;
    // Whether few rows have it, the tally of kinds says.
    return removable
      ? { of: 'removable', name: 'removable', where: (seen) => sql`${seen(removalOutlook)} = 'ready'`, values: {} }
      : { of: 'removable', name: 'blocked', where: (seen) => ne(seen(blockerKinds), ''), values: {} };
  },
  blockedBy: ({ connection: { tables } }, asked) => {
    const kinds = [...new Set(asked)];
    const named = kinds.map((kind, at) => [`kind${at}`, patternOf(packedWord(kind))] as const);
    return {
      of: 'blockedBy',
      name: `blocked by ${kinds.length}`,
      where: (seen) =>
        or(...named.map(([name]) => like(seen(tables.relationship.blockerKinds), sql.placeholder(name)))) ?? sql`1 = 0`,
      values: Object.fromEntries(named),
    };
  },
  removalOutlook: ({ connection: { tables } }, outlook) =>
    indexed({
      of: 'removalOutlook',
      name: 'outlook',
      where: (seen) => sql`${seen(tables.relationship.removalOutlook)} = ${sql.placeholder('outlook')}`,
      values: { outlook },
    }),
  country: ({ connection: { tables } }, country) =>
    indexed({
      of: 'country',
      name: 'country',
      where: (seen) => sql`${seen(tables.relationship.country)} = ${sql.placeholder('country')}`,
      values: { country: country.toUpperCase() },
    }),
  nextRemoval: ({ connection: { tables } }, asked) => {
    const { removalOrder } = tables.relationship;
    const end = removalOrder.mapToDriverValue(lastInstant);
    const of = 'nextRemoval';
    if (asked === 'unknown')
      return indexed({
        of,
        name: 'at no date',
        where: (seen) => sql`${seen(removalOrder)} = ${sql.placeholder('endOfTime')}`,
        values: { endOfTime: end },
      });
    const { after, until } = asked;
    const values = {
      endOfTime: end,
      ...(after !== null && { after: removalOrder.mapToDriverValue(after) }),
      ...(until !== null && { until: removalOrder.mapToDriverValue(until) }),
    };
    return indexed({
      of,
      name: `at a date ${boundsOf(asked)}`,
      where: (seen) =>
        and(
          lt(seen(removalOrder), sql.placeholder('endOfTime')),
          after === null ? undefined : gt(seen(removalOrder), sql.placeholder('after')),
          until === null ? undefined : lte(seen(removalOrder), sql.placeholder('until')),
        ),
      values,
    });
  },
};

const boundsOf = ({ after, until }: TimeSpan): string =>
  [after !== null && 'after', until !== null && 'until'].filter(Boolean).join();

export const conditionsOf = (asking: Asking, query: CustomerQuery): MaybePromise<readonly Condition[]> => {
  let conditions: MaybePromise<readonly Condition[]> = [];
  for (const [name, make] of Object.entries(makers) as [
    keyof Makers,
    (asking: Asking, asked: never) => MaybePromise<Condition | undefined>,
  ][])
    if (query[name] !== undefined)
      conditions = andThen(conditions, (before) =>
        andThen(make(asking, query[name] as never), (one) => (one === undefined ? before : [...before, one])),
      );
  return conditions;
};
