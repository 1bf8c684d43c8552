import {
  andThen,
  type Customer,
  type CustomerOrder,
  type CustomerPart,
  type ListedCustomer,
  type ResellerRelationship,
  type StoreReads,
} from '@untether/domain';
import { and, count, eq, exists, or, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Connection } from '../connection.ts';
import { keysetOf, type ListOrder, toPage } from '../paging/keyset.ts';
import { customerConditions } from './customer-conditions.ts';
import { createPortfolioReads, isTallied, tallyOf } from './portfolio.ts';
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
interface ListRow extends Row {
  /** What the list is ordered by, before the id. */
  readonly sortKey: string | Date;
}

/** The row's own objects become the customer. */
const toListed = ({ customer, relationship }: Row): ListedCustomer =>
  Object.assign(customer, { relationship: relationship as ResellerRelationship });

export const createCustomerReads = (connection: Connection): CustomerReads => {
  const { db, tables, dialect, statement } = connection;
  const { relationship: r, customer } = tables;
  const whole = relationshipColumns(tables);
  const { id, state, blockerKinds, keptBlockers, recheckAt } = whole;
  const parts = { identity: { id, state }, card: { id, state, blockerKinds, keptBlockers, recheckAt }, whole };
  const columnsOf = (part: CustomerPart) => ({
    customer: customerOf(tables),
    relationship: parts[part] as Partial<typeof whole>,
  });
  const { portfolioGroups } = createPortfolioReads(connection);
  const ids = sql.placeholder('ids');
  const partner = sql.placeholder('partner');

  const sortKeys: Readonly<Record<string, SQLiteColumn>> = {
    name: r.nameKey,
    established: r.establishedAt,
    next_possible_removal: r.removalOrder,
  };
  const orderOf = (partnerId: string, by: CustomerOrder): ListOrder<ListRow> => ({
    scope: ['customers', by, partnerId],
    descending: by.endsWith('_desc'),
    keys: [
      { column: sortKeys[by.replace(/_(asc|desc)$/, '')] ?? r.nameKey, of: (row) => row.sortKey },
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

  const listCustomers: CustomerReads['listCustomers'] = (partnerId, query, by, page, part = 'whole') =>
    andThen(customerConditions(connection, partnerId, query), ({ shape, where, values }) => {
      const order = orderOf(partnerId, by);
      const keyset = keysetOf(order, page);
      const read = statement(`customers ${by} ${keyset.shape} ${shape} ${part}`, () =>
        db
          .select({ ...columnsOf(part), sortKey: order.keys[0]?.column ?? r.nameKey })
          .from(r)
          .where(and(where(), keyset.where))
          .orderBy(...keyset.orderBy)
          .limit(keyset.limit),
      );
      return andThen(read({ ...keyset.values, ...values }), (rows) =>
        toPage({ order, page, rows: rows as readonly ListRow[], toNode: toListed }),
      );
    });

  return {
    listCustomers,
    countCustomers: (partnerId, query) => {
      if (isTallied(query)) return andThen(portfolioGroups(partnerId), (groups) => tallyOf(groups, query));
      return andThen(customerConditions(connection, partnerId, query), ({ shape, where, values }) => {
        const tally = statement(`count customers ${shape}`, () => db.select({ rows: count() }).from(r).where(where()));
        return andThen(tally(values), ([row]) => row?.rows ?? 0);
      });
    },
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
