import {
  andThen,
  type Customer,
  type CustomerOrder,
  type CustomerPart,
  type ListedCustomer,
  type MaybePromise,
  type ResellerRelationship,
  type StoreReads,
} from '@untether/domain';
import { and, count, eq, exists, or, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Connection } from '../connection.ts';
import { type Keyset, keysetOf, type ListOrder, toPage } from '../paging/keyset.ts';
import { createCustomerPlans, type Plan, sortOf } from './customer-plan.ts';
import { createOutlookCount, createPortfolioReads, customersIn, groupsOf, isTallied } from './portfolio.ts';
import { customerOf, relationshipColumns } from './rows.ts';

type CustomerReads = Pick<
  StoreReads,
  | 'listCustomers'
  | 'countCustomers'
  | 'findCustomers'
  | 'findKnownCustomers'
  | 'findCustomerIdentity'
  | 'findCustomerIdentities'
  | 'findCustomersKnownAs'
>;
interface Row {
  readonly customer: Customer;
  readonly relationship: Partial<ResellerRelationship>;
}
/** A row's place in a list. */
interface Placed {
  /** What the list is ordered by, before the id. */
  readonly sortKey: string | Date;
  readonly relationship: Pick<Row['relationship'], 'id'>;
}
type ListRow = Row & Placed;

/** The row's own objects become the customer. */
const toListed = ({ customer, relationship }: Row): ListedCustomer =>
  Object.assign(customer, { relationship: relationship as ResellerRelationship });

export const createCustomerReads = (connection: Connection): CustomerReads => {
  const { db, tables, dialect, statement, bounds } = connection;
  const { relationship: r, customer } = tables;
  const whole = relationshipColumns(tables);
  const { id, state, blockerKinds, keptBlockers, recheckAt } = whole;
  const parts = { identity: { id, state }, card: { id, state, blockerKinds, keptBlockers, recheckAt }, whole };
  const columnsOf = (part: CustomerPart) => ({
    customer: customerOf(tables),
    relationship: parts[part] as Partial<typeof whole>,
  });
  const { portfolioGroups } = createPortfolioReads(connection);
  const planOf = createCustomerPlans(connection);
  const hidden = dialect.unindexed;
  const countOutlook = createOutlookCount(connection);
  const ids = sql.placeholder('ids');
  const partner = sql.placeholder('partner');

  const sortKeys: Readonly<Record<string, SQLiteColumn>> = {
    name: r.nameKey,
    established: r.establishedAt,
    next_possible_removal: r.removalOrder,
  };
  const orderOf = (partnerId: string, by: CustomerOrder): ListOrder<Placed> => ({
    scope: ['customers', by, partnerId],
    descending: by.endsWith('_desc'),
    keys: [
      { column: sortKeys[sortOf(by)] ?? r.nameKey, of: (row) => row.sortKey },
      { column: r.id, of: (row) => row.relationship.id ?? '' },
    ],
  });

  const ownActive = and(eq(r.partnerId, partner), sql`${dialect.unindexed(r.state)} = 'active'`);
  const active = (part: CustomerPart) =>
    statement(`customers by ids ${part}`, () =>
      db
        .select(columnsOf(part))
        .from(r)
        .where(and(ownActive, dialect.isIn(r.customerId, ids))),
    );
  const activeOne = (part: CustomerPart) =>
    statement(`customer by id ${part}`, () =>
      db
        .select(columnsOf(part))
        .from(r)
        .where(and(ownActive, eq(r.customerId, sql.placeholder('id')))),
    );
  const known = statement('known customers by ids', () =>
    db
      .select()
      .from(customer)
      .where(
        and(
          dialect.isIn(customer.id, ids),
          exists(
            db
              .select({ id: r.id })
              .from(r)
              .where(and(eq(r.partnerId, partner), eq(r.customerId, customer.id))),
          ),
        ),
      ),
  );
  const identities = statement('customer identities', () =>
    db.select().from(customer).where(dialect.isIn(customer.id, ids)),
  );

  /** The last row that a page may look at; undefined where the list ends before. */
  const stopOf = (plan: Plan, order: ListOrder<Placed>, keyset: Keyset): MaybePromise<Placed | undefined> => {
    const { along } = plan;
    if (along === undefined) return undefined;
    const { end } = keyset;
    const read = statement(`where to stop ${order.scope[1]} ${keyset.shape} ${plan.shape}`, () =>
      db
        .select({ sortKey: order.keys[0]?.column ?? r.nameKey, relationship: { id: r.id } })
        .from(r)
        .where(and(along(), keyset.where, end && keyset.untilStop))
        .orderBy(...keyset.orderBy)
        .limit(1)
        .offset(sql.placeholder('reach')),
    );
    return andThen(
      read({ ...plan.values, ...keyset.values, ...end, reach: bounds.reach - 1 }),
      ([row]) => row as Placed | undefined,
    );
  };
  /** Values of `untilStop`: as far as the walk goes, or as there can be any rows. */
  const endOf = (order: ListOrder<Placed>, keyset: Keyset, stop: Placed | undefined) =>
    stop === undefined ? keyset.end : keyset.stopValues(order.keys.map((key) => key.of(stop)));

  const listCustomers: CustomerReads['listCustomers'] = (partnerId, query, by, page, part = 'whole') => {
    const order = orderOf(partnerId, by);
    // Also where there is nothing to read, a cursor of another list is refused.
    const checked = keysetOf(order, page);
    const sortKey = order.keys[0]?.column ?? r.nameKey;
    const read = (plan: Plan, keyset: Keyset, stop: Placed | undefined): MaybePromise<readonly ListRow[]> => {
      const end = endOf(order, keyset, stop);
      const rows = statement(`customers ${by} ${keyset.shape} ${end && 'until'} ${plan.shape} ${part}`, () => {
        const where = () => and(plan.where(), keyset.where, end && keyset.untilStop);
        const select = db.select({ ...columnsOf(part), sortKey }).from(r);
        const key = dialect.rowKey(r);
        // What is put in order are keys: of rows that are not on the page nothing else is read.
        const onPage = () =>
          db
            .select({ key })
            .from(r)
            .where(where())
            .orderBy(...keyset.orderBy)
            .limit(keyset.limit);
        return plan.sorts
          ? select.where(and(eq(hidden(r.partnerId), partner), sql`${key} in ${onPage()}`)).orderBy(...keyset.orderBy)
          : select
              .where(where())
              .orderBy(...keyset.orderBy)
              .limit(keyset.limit);
      });
      return rows({ ...plan.values, ...keyset.values, ...end }) as MaybePromise<readonly ListRow[]>;
    };
    const asPage = (rows: readonly ListRow[], stop?: Placed) => toPage({ order, page, rows, toNode: toListed, stop });
    return andThen(planOf({ partnerId, query, by: sortOf(by) }, false), (plan) => {
      if (plan === undefined) return asPage([]);
      const keyset = plan.names === undefined ? checked : keysetOf(order, page, plan.names);
      return andThen(stopOf(plan, order, keyset), (stop) =>
        andThen(read(plan, keyset, stop), (rows) => {
          if (stop === undefined || rows.length > page.limit || plan.otherwise === undefined) return asPage(rows, stop);
          return andThen(plan.otherwise(), (other) =>
            other === undefined
              ? asPage(rows, stop)
              : andThen(read(other, keyset, undefined), (found) => asPage(found)),
          );
        }),
      );
    });
  };

  const countCustomers: CustomerReads['countCustomers'] = (partnerId, query) => {
    if (isTallied(query))
      return andThen(portfolioGroups(partnerId), (groups) => ({
        rows: customersIn(groupsOf(groups, query)),
        isExact: true,
      }));
    const ofOutlook = countOutlook(partnerId, query);
    if (ofOutlook !== undefined) return andThen(ofOutlook, (rows) => ({ rows, isExact: true }));
    const order = orderOf(partnerId, 'name_asc');
    return andThen(planOf({ partnerId, query, by: 'name' }, true), (plan) => {
      if (plan === undefined) return { rows: 0, isExact: true };
      if (plan.many) return { rows: bounds.few, isExact: false };
      const keyset = keysetOf(order, { direction: 'forward', limit: bounds.few, cursor: null }, plan.names);
      return andThen(stopOf(plan, order, keyset), (stop) => {
        const end = endOf(order, keyset, stop);
        const read = statement(`count customers ${keyset.shape} ${end && 'until'} ${plan.shape}`, () => {
          const counted = db
            .select({ id: r.id })
            .from(r)
            .where(and(plan.where(), keyset.where, end && keyset.untilStop))
            .limit(keyset.limit);
          return db.select({ rows: count() }).from(counted.as('counted'));
        });
        return andThen(read({ ...plan.values, ...keyset.values, ...end }), ([found]) => {
          const rows = found?.rows ?? 0;
          return { rows: Math.min(rows, bounds.few), isExact: stop === undefined && rows <= bounds.few };
        });
      });
    });
  };

  return {
    listCustomers,
    countCustomers,
    findCustomers: (partnerId, customerIds, part = 'whole') => {
      const [id = ''] = customerIds;
      const rows =
        customerIds.length === 1
          ? activeOne(part)({ partner: partnerId, id })
          : active(part)({ partner: partnerId, ids: dialect.list(customerIds) });
      return andThen(rows, (found) => (found as readonly Row[]).map(toListed));
    },
    findKnownCustomers: async (partnerId, customerIds) => known({ partner: partnerId, ids: dialect.list(customerIds) }),
    findCustomerIdentity: async (id) => (await identities({ ids: dialect.list([id]) }))[0],
    findCustomerIdentities: async (customerIds) => identities({ ids: dialect.list(customerIds) }),
    findCustomersKnownAs: async (tenantId, domain) =>
      db
        .select()
        .from(customer)
        .where(
          or(
            eq(customer.tenantId, tenantId.toLowerCase()),
            domain === null ? undefined : eq(sql`lower(${customer.domain})`, domain.toLowerCase()),
          ),
        )
        .orderBy(customer.id),
  };
};
