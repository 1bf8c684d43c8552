import type { CustomerOrder, CustomerQuery, MaybePromise, PortfolioGroup } from '@untether/domain';
import { andThen } from '@untether/domain';
import { and, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import type { Values } from '../dialect/dialect.ts';
import type { Span } from '../paging/keyset.ts';
import { packWords } from '../words.ts';
import { type Condition, conditionsOf, type Found, type Seen } from './customer-conditions.ts';
import { createPortfolioReads, customersIn, groupsOf } from './portfolio.ts';

/** How the rows of a list are read. Plans of one shape can share their statements. */
export interface Plan {
  readonly shape: string;
  readonly where: () => SQL | undefined;
  readonly values: Values;
  /** Where the walk has more rows than the list: the rows that it has. */
  readonly along?: () => SQL | undefined;
  /** Rows are found first and then put in order. */
  readonly sorts: boolean;
  /** Another way to the same rows, for where much of the walk has too few of them. */
  readonly otherwise?: (() => MaybePromise<Plan | undefined>) | undefined;
  /** It is known that the list has more rows than few. */
  readonly many: boolean;
  /** In the order of names: between which all rows are. */
  readonly names?: Span | undefined;
}

interface Asked {
  readonly partnerId: string;
  readonly query: CustomerQuery;
  /** What the list is ordered by. */
  readonly by: string;
}

/** What an order's list is ordered by, before the id. */
export const sortOf = (order: CustomerOrder): string => order.replace(/_(asc|desc)$/, '');

const plain: Seen = (column) => column;
const asksForKinds = ({ removable, blockedBy }: CustomerQuery) => removable !== undefined || blockedBy !== undefined;

/** A list of which it is known that it has no rows has no plan. */
export const createCustomerPlans = (connection: Connection) => {
  const { db, tables, dialect, statement, bounds } = connection;
  const { relationship: r } = tables;
  const { portfolioGroups } = createPortfolioReads(connection);
  const key = dialect.rowKey(r);
  const hidden: Seen = dialect.unindexed;
  const own = (seen: Seen) => sql`${seen(r.partnerId)} = ${sql.placeholder('partner')} and ${seen(r.state)} = 'active'`;
  const namesOf = (conditions: readonly Condition[]) => conditions.map(({ name }) => name).join(' and ');
  const valuesOf = (partnerId: string, conditions: readonly Condition[]): Values =>
    Object.assign({ partner: partnerId }, ...conditions.map(({ values }) => values));

  /** Whether an index on the list's order begins with what is asked; one on when it can be removed, with a span of that. */
  const serves = ({ query, by }: Asked, groups: readonly PortfolioGroup[], { of }: Condition): boolean => {
    if (of === 'removalOutlook') return true;
    if (of === 'nextRemoval') return by === 'next_possible_removal';
    if (by === 'name' && (of === 'country' || of === 'associatedResellerId')) return true;
    if (by === 'name' && of === 'willExtend') return query.willExtend === true;
    if (of !== 'removable') return false;
    // Beside another one, if it leaves less.
    return (
      query.removable === true &&
      (groups.length === 0 || customersIn(groupsOf(groups, query)) * 8 < customersIn(groups))
    );
  };

  /** Keys of the rows that an index finds for one condition; undefined where there are more than few. */
  const keysOf = (partnerId: string, name: string, found: Found) => {
    const read = statement(`few customers ${name}`, () =>
      db
        .select({ key })
        .from(r)
        .where(and(own(found.byKey ? hidden : plain), found.where()))
        .limit(sql.placeholder('most')),
    );
    return andThen(read({ partner: partnerId, most: bounds.few + 1, ...found.values }), (rows) =>
      rows.length > bounds.few ? undefined : rows.map((row) => row.key as string | number),
    );
  };

  /** By the index on the kinds: beside the list's order, that one's index would be walked. */
  const byKinds = (groups: readonly PortfolioGroup[]): Found => {
    const rows = () =>
      db
        .select({ key })
        .from(r)
        .where(and(own(plain), dialect.isIn(r.blockerKinds, sql.placeholder('groups'))));
    return {
      where: () => sql`${key} in ${rows()}`,
      values: { groups: dialect.list(groups.map(({ blockerKinds }) => packWords(blockerKinds))) },
      byKey: true,
    };
  };

  interface Few {
    readonly condition: Condition | undefined;
    readonly keys: readonly (string | number)[];
  }
  /** The first of the conditions that few rows have, and their keys. */
  const findFew = (partnerId: string, [first, ...rest]: readonly Condition[]): MaybePromise<Few | undefined> => {
    if (first === undefined) return undefined;
    if (first.found === undefined) return findFew(partnerId, rest);
    return andThen(keysOf(partnerId, first.name, first.found), (keys) =>
      keys === undefined ? findFew(partnerId, rest) : { condition: first, keys },
    );
  };

  const fewOf = ({ partnerId, query }: Asked, conditions: readonly Condition[], groups: readonly PortfolioGroup[]) => {
    const kinds = groupsOf(groups, query);
    return asksForKinds(query) && customersIn(kinds) <= bounds.few
      ? andThen(keysOf(partnerId, 'of kinds', byKinds(kinds)), (keys) =>
          keys === undefined ? findFew(partnerId, conditions) : { condition: undefined, keys },
        )
      : findFew(partnerId, conditions);
  };

  const planFew = (partnerId: string, conditions: readonly Condition[], { condition, keys }: Few): Plan | undefined => {
    if (keys.length === 0) return undefined;
    const rest = conditions.filter((one) => one !== condition);
    return {
      shape: `few, ${namesOf(rest)}`,
      where: () =>
        and(own(hidden), dialect.isIn(key, sql.placeholder('keys')), ...rest.map(({ where }) => where(hidden))),
      values: { ...valuesOf(partnerId, rest), keys: dialect.list(keys) },
      sorts: true,
      many: false,
    };
  };

  const planFound = (partnerId: string, conditions: readonly Condition[], name: string, found: Found): Plan => ({
    shape: `all ${name}, ${namesOf(conditions)}`,
    where: () => and(own(hidden), found.where(), ...conditions.map(({ where }) => where(hidden))),
    values: { ...valuesOf(partnerId, conditions), ...found.values },
    sorts: true,
    many: false,
  });
  const otherwise = (
    { partnerId, query }: Asked,
    conditions: readonly Condition[],
    groups: readonly PortfolioGroup[],
  ) => {
    const kinds = groupsOf(groups, query);
    if (asksForKinds(query) && customersIn(kinds) <= bounds.reach)
      return () => planFound(partnerId, conditions, 'of kinds', byKinds(kinds));
    const searched = conditions.find(({ wide }) => wide !== undefined);
    if (searched?.wide === undefined) return undefined;
    const rest = conditions.filter((condition) => condition !== searched);
    return () => andThen(searched.wide?.(), (found) => found && planFound(partnerId, rest, searched.name, found));
  };

  const planWalk = (asked: Asked, conditions: readonly Condition[], groups: readonly PortfolioGroup[]): Plan => {
    const [first, ...others] = conditions.filter((condition) => serves(asked, groups, condition));
    // A span of the order itself goes with what its index begins with.
    const serving = first === undefined ? [] : [first, ...others.filter(({ of }) => of === 'nextRemoval')];
    const rest = conditions.filter((condition) => !serving.includes(condition));
    const along = () => and(own(plain), ...serving.map(({ where }) => where(plain)));
    return {
      shape: `along ${namesOf(serving) || 'all'}, ${namesOf(rest)}`,
      where: () => and(along(), ...rest.map(({ where }) => where(hidden))),
      values: valuesOf(asked.partnerId, conditions),
      ...(rest.length > 0 && { along, otherwise: otherwise(asked, conditions, groups) }),
      sorts: false,
      names: asked.by === 'name' ? conditions.find(({ names }) => names !== undefined)?.names : undefined,
      many: conditions.length === 1 && conditions.every(({ many, found }) => many === true || found !== undefined),
    };
  };

  /** `counted`: rows are to be counted, so that walking is no better than finding few. */
  return (asked: Asked, counted: boolean): MaybePromise<Plan | undefined> =>
    andThen(conditionsOf({ connection, partnerId: asked.partnerId, counted }, asked.query), (conditions) => {
      if (!counted && conditions.every((condition) => serves(asked, [], condition)) && conditions.length < 2)
        return planWalk(asked, conditions, []);
      if (conditions.some(({ none }) => none)) return undefined;
      const groups = asksForKinds(asked.query) ? portfolioGroups(asked.partnerId) : [];
      return andThen(groups, (known) => {
        if (asksForKinds(asked.query) && groupsOf(known, asked.query).length === 0) return undefined;
        return andThen(fewOf(asked, conditions, known), (few) =>
          few === undefined ? planWalk(asked, conditions, known) : planFew(asked.partnerId, conditions, few),
        );
      });
    });
};
