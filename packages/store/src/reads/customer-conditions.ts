import type { CustomerQuery, MaybePromise, TimeSpan } from '@untether/domain';
import { andThen } from '@untether/domain';
import { and, eq, gt, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import type { SearchPlan, Values } from '../dialect/dialect.ts';
import { like, patternOf } from '../dialect/like.ts';
import { lastInstant } from '../last-instant.ts';
import type { Tables } from '../tables/tables.ts';
import { packedWord } from '../words.ts';
import { planSearch, searched } from './search.ts';

/** Which of a partner's ACTIVE relationships a query selects. Queries of one shape can share a prepared statement. */
export interface Conditions {
  readonly shape: string;
  readonly where: () => SQL | undefined;
  readonly values: Values;
}

/** Literal, so that a partial index fits. */
export const extending = ({ extendingSubscriptions }: Tables['relationship'], any: boolean): SQL =>
  any ? sql`${extendingSubscriptions} > 0` : sql`${extendingSubscriptions} = 0`;

/** One thing asked: its name in the shape, and its values by the names of their placeholders. */
interface Condition {
  readonly name: string;
  readonly where: () => SQL | undefined;
  readonly values?: Values;
}
type Asked<K extends keyof CustomerQuery> = NonNullable<CustomerQuery[K]>;
type Makers = {
  readonly [K in Exclude<keyof CustomerQuery, 'search'>]-?: (tables: Tables, asked: Asked<K>) => Condition;
};

const makers: Makers = {
  country: ({ relationship: r }, country) => ({
    name: 'country',
    where: () => eq(r.country, sql.placeholder('country')),
    values: { country: country.toUpperCase() },
  }),
  removable: ({ relationship: r }, removable) =>
    removable
      ? { name: 'removable', where: () => sql`${r.blockerKinds} = ''` }
      : { name: 'blocked', where: () => ne(r.blockerKinds, '') },
  blockedBy: ({ relationship: r }, asked) => {
    const kinds = [...new Set(asked)];
    const named = kinds.map((kind, at) => [`kind${at}`, patternOf(packedWord(kind))] as const);
    return {
      name: `blocked by ${kinds.length}`,
      where: () => or(...named.map(([name]) => like(r.blockerKinds, sql.placeholder(name)))) ?? sql`1 = 0`,
      values: Object.fromEntries(named),
    };
  },
  tenantId: ({ relationship: r, customer }, tenantId) => ({
    name: 'tenant',
    where: () =>
      sql`${r.customerId} in (select ${customer.id} from ${customer} where ${customer.tenantId} = ${sql.placeholder('tenant')})`,
    values: { tenant: tenantId.toLowerCase() },
  }),
  nextRemoval: ({ relationship: { removalOrder } }, asked) => {
    const end = removalOrder.mapToDriverValue(lastInstant);
    const values = { endOfTime: end };
    if (asked === 'unknown')
      return { name: 'at no date', where: () => eq(removalOrder, sql.placeholder('endOfTime')), values };
    const bounds = boundsOf(removalOrder, asked);
    return {
      name: `at a date ${Object.keys(bounds.values).join()}`,
      where: () => and(lt(removalOrder, sql.placeholder('endOfTime')), bounds.where()),
      values: { ...values, ...bounds.values },
    };
  },
  associatedResellerId: ({ relationship: r }, reseller) => ({
    name: 'reseller',
    where: () => eq(r.associatedResellerId, sql.placeholder('reseller')),
    values: { reseller },
  }),
  willExtend: ({ relationship: r }, any) => ({
    name: any ? 'extending' : 'not extending',
    where: () => extending(r, any),
  }),
  // The state is literal, so that the partial index fits. Few ask: their relationships are found by key.
  releaseRequested: ({ relationship: r, releaseRequest: q }, asked) => {
    const open = sql`from ${q} where ${q.partnerId} = ${sql.placeholder('partner')} and ${q.state} = 'open'`;
    return asked
      ? {
          name: 'asking for release',
          where: () => sql`(${r.partnerId}, ${r.id}) in (select ${q.partnerId}, ${q.relationshipId} ${open})`,
        }
      : { name: 'not asking for release', where: () => sql`${r.id} not in (select ${q.relationshipId} ${open})` };
  },
};

const boundsOf = (column: Tables['relationship']['removalOrder'], { after, until }: TimeSpan) => ({
  where: () =>
    and(
      after === null ? undefined : gt(column, sql.placeholder('after')),
      until === null ? undefined : lte(column, sql.placeholder('until')),
    ),
  values: {
    ...(after !== null && { after: column.mapToDriverValue(after) }),
    ...(until !== null && { until: column.mapToDriverValue(until) }),
  },
});

export const customerConditions = (
  connection: Connection,
  partnerId: string,
  query: CustomerQuery,
): MaybePromise<Conditions> => {
  const text = searched(query.search);
  if (text === undefined) return conditionsOf(connection, { partnerId, query, found: undefined });
  return andThen(planSearch(connection, 'relationship', text), (found) =>
    conditionsOf(connection, { partnerId, query, found }),
  );
};

const conditionsOf = (
  { tables, dialect }: Connection,
  asked: { readonly partnerId: string; readonly query: CustomerQuery; readonly found: SearchPlan | undefined },
): Conditions => {
  const { relationship: r } = tables;
  const { query, found } = asked;
  const conditions: Condition[] = [];
  for (const [name, make] of Object.entries(makers) as [keyof Makers, (tables: Tables, asked: never) => Condition][])
    if (query[name] !== undefined) conditions.push(make(tables, query[name] as never));
  if (found !== undefined)
    conditions.push({
      name: found.drives ? 'found' : 'searched',
      where: () => found.where(sql.placeholder('sought')),
      values: { sought: found.sought },
    });
  // Search, tenant id and open requests find few rows: SQLite should start from those, not from the list's order.
  const few = found?.drives || query.tenantId !== undefined || query.releaseRequested === true;
  const byRow = found?.drives || query.releaseRequested === true;
  return {
    shape: conditions.map(({ name }) => name).join(' and '),
    where: () =>
      and(
        sql`${byRow ? dialect.unindexed(r.partnerId) : r.partnerId} = ${sql.placeholder('partner')}`,
        sql`${few ? dialect.unindexed(r.state) : r.state} = 'active'`,
        ...conditions.map(({ where }) => where()),
      ),
    values: Object.assign({ partner: asked.partnerId }, ...conditions.map(({ values }) => values)),
  };
};
