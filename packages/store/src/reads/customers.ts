import type { CustomerOrder, ListedCustomer, StoreReads } from '@untether/domain';
import { and, eq, exists, or, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { lastInstant } from '../last-instant.ts';
import { keysetOf, type ListOrder, toPage } from '../paging/keyset.ts';
import { customerConditions, isPlain } from './customer-conditions.ts';
import { type CustomerRow, relationshipColumns, toRelationship } from './rows.ts';

type CustomerReads = Pick<
  StoreReads,
  | 'listCustomers'
  | 'countCustomers'
  | 'findCustomers'
  | 'findKnownCustomers'
  | 'findCustomerIdentity'
  | 'findCustomersKnownAs'
>;
type Row = CustomerRow & { readonly nameKey: string };

const toListed = ({ customer, relationship }: CustomerRow): ListedCustomer => ({
  ...customer,
  relationship: toRelationship(relationship),
});

export const createCustomerReads = (connection: Connection): CustomerReads => {
  const { db, tables, dialect, statement } = connection;
  const { relationship: r, customer } = tables;
  const columns = { customer, relationship: relationshipColumns(tables), nameKey: r.nameKey };
  const joined = () => db.select(columns).from(r).innerJoin(customer, eq(customer.id, r.customerId)).$dynamic();
  const ids = sql.placeholder('ids');
  const partner = sql.placeholder('partner');

  const sortKeys = {
    name: { column: r.nameKey, of: (row: Row) => row.nameKey },
    established: { column: r.establishedAt, of: (row: Row) => row.relationship.establishedAt },
    removal: { column: r.removalOrder, of: (row: Row) => row.relationship.nextRemovalAt ?? lastInstant },
  };
  const orderOf = (partnerId: string, order: CustomerOrder): ListOrder<Row> => ({
    scope: ['customers', order, partnerId],
    descending: order.endsWith('_desc'),
    keys: [
      sortKeys[order.startsWith('name') ? 'name' : order.startsWith('established') ? 'established' : 'removal'],
      { column: r.id, of: (row) => row.relationship.id },
    ],
  });

  const active = statement('customers by ids', () =>
    joined().where(
      and(eq(r.partnerId, partner), sql`${dialect.unindexed(r.state)} = 'active'`, dialect.isIn(r.customerId, ids)),
    ),
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
  const identity = statement('customer identity', () =>
    db
      .select()
      .from(customer)
      .where(eq(customer.id, sql.placeholder('id'))),
  );

  const listCustomers: CustomerReads['listCustomers'] = async (partnerId, query, by, page) => {
    const order = orderOf(partnerId, by);
    const keyset = keysetOf(order, page);
    const finish = (rows: readonly Row[]) => toPage({ order, page, rows, toNode: toListed });
    if (isPlain(query)) {
      const removable = query.removable === true;
      const read = statement(`customers ${by} ${keyset.shape} ${removable ? 'removable' : ''}`, () =>
        joined()
          .where(
            and(
              eq(r.partnerId, partner),
              sql`${r.state} = 'active'`,
              removable ? sql`${r.blockerKinds} = ''` : undefined,
              keyset.where,
            ),
          )
          .orderBy(...keyset.orderBy)
          .limit(keyset.limit),
      );
      return finish(await read({ ...keyset.values, partner: partnerId }));
    }
    const conditions = await customerConditions(connection, partnerId, query);
    const read = dialect.prepare(
      joined()
        .where(and(conditions, keyset.where))
        .orderBy(...keyset.orderBy)
        .limit(keyset.limit),
    );
    return finish(await read(keyset.values));
  };

  return {
    listCustomers,
    countCustomers: async (partnerId, query) => db.$count(r, await customerConditions(connection, partnerId, query)),
    findCustomers: async (partnerId, customerIds) =>
      (await active({ partner: partnerId, ids: dialect.list(customerIds) })).map(toListed),
    findKnownCustomers: (partnerId, customerIds) => known({ partner: partnerId, ids: dialect.list(customerIds) }),
    findCustomerIdentity: async (id) => (await identity({ id }))[0],
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
