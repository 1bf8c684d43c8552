import type { CustomerReads, ItemKind, Items, Page, PageRequest, RelationshipState } from '@untether/domain';
import { and, asc, count, eq, exists, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { keysetOf, keysOf, type ListOrder, readPage, toPage } from '../paging/keyset.ts';
import { asItems, itemTable } from '../tables/item-table.ts';
import { toReceipt } from './receipts.ts';
import { partnerColumns, relationshipColumns } from './rows.ts';

/**
 * What a customer's admins read. A customer sees its own share of every partner's rows, so no partner is given: each
 * statement is limited to the customer instead.
 */
export const createCustomerSideReads = (
  connection: Connection,
): Omit<
  CustomerReads,
  | 'listCustomerItemsEach'
  | 'countCustomerItemsEach'
  | 'loadCustomerFacts'
  | 'findCustomerReleaseRequests'
  | 'findCustomerLatestReleaseRequests'
> => {
  const { db, tables, dialect } = connection;
  const { relationship: r, partner, receipt, user, customerMembership: m } = tables;
  const columns = relationshipColumns(tables);
  const own = (customerId: string, states: readonly RelationshipState[] | undefined) =>
    and(eq(r.customerId, customerId), states && inArray(r.state, [...states]));

  const itemsOf = (customerId: string, kind: ItemKind) => {
    const t = itemTable(tables, kind);
    const rows = () =>
      db
        .select(getTableColumns(t))
        .from(r)
        .innerJoin(t, and(eq(t.partnerId, r.partnerId), eq(t.relationshipId, r.id)))
        .$dynamic();
    return { t, rows, where: and(eq(r.customerId, customerId), sql`${r.state} = 'active'`) };
  };

  const adminColumns = {
    customerId: m.customerId,
    id: user.id,
    email: user.email,
    name: user.name,
    disabledAt: m.disabledAt,
    createdAt: m.createdAt,
  };
  const admins = () => db.select(adminColumns).from(m).innerJoin(user, eq(user.id, m.userId)).$dynamic();
  const adminById = connection.statement('customer admin by id', () =>
    admins().where(eq(m.userId, sql.placeholder('id'))),
  );

  return {
    listCustomerRelationships: (customerId, states, page) =>
      readPage(dialect, {
        order: {
          scope: ['customer relationships', customerId],
          descending: true,
          keys: keysOf(r, 'establishedAt', 'id'),
        },
        page,
        select: (after) =>
          db
            .select(columns)
            .from(r)
            .where(and(own(customerId, states), after)),
        toNode: (row) => row,
      }),
    countCustomerRelationships: async (customerId, states) => db.$count(r, own(customerId, states)),
    findCustomerRelationships: async (customerId, ids) => {
      const rows = await db
        .select(columns)
        .from(r)
        .where(and(own(customerId, undefined), dialect.isIn(r.id, dialect.list(ids))));
      return rows;
    },
    findCustomerPartners: async (customerId, partnerIds) => {
      const related = db
        .select({ id: r.id })
        .from(r)
        .where(and(eq(r.customerId, customerId), eq(r.partnerId, partner.id)));
      return db
        .select(partnerColumns(tables))
        .from(partner)
        .where(and(dialect.isIn(partner.id, dialect.list(partnerIds)), exists(related)));
    },
    listCustomerItems: async <K extends ItemKind>(
      customerId: string,
      kind: K,
      page: PageRequest,
    ): Promise<Page<Items[K]>> => {
      const { t, rows, where } = itemsOf(customerId, kind);
      const order: ListOrder<Items[K]> = {
        scope: ['customer items', kind, customerId],
        keys: keysOf(t, 'id', 'partnerId'),
      };
      const keyset = keysetOf(order, page);
      const read = dialect.prepare(
        rows()
          .where(and(where, keyset.where))
          .orderBy(...keyset.orderBy)
          .limit(keyset.limit),
      );
      return toPage({ order, page, rows: asItems<K>(await read(keyset.values)), toNode: (row) => row });
    },
    countCustomerItems: async (customerId, kind) => {
      const { t, where } = itemsOf(customerId, kind);
      const [row] = await db
        .select({ rows: count() })
        .from(r)
        .innerJoin(t, and(eq(t.partnerId, r.partnerId), eq(t.relationshipId, r.id)))
        .where(where);
      return row?.rows ?? 0;
    },
    findCustomerItems: async <K extends ItemKind>(
      customerId: string,
      kind: K,
      ids: readonly string[],
    ): Promise<Items[K][]> => {
      const { t, rows, where } = itemsOf(customerId, kind);
      return asItems<K>(await rows().where(and(where, dialect.isIn(t.id, dialect.list(ids)))));
    },
    listCustomerSupportContacts: async (customerId) =>
      db
        .select({
          customerId: r.customerId,
          partnerId: partner.id,
          name: partner.name,
          mpnId: partner.mpnId,
          tenantId: partner.tenantId,
          partnerKind: partner.kind,
        })
        .from(r)
        .innerJoin(partner, eq(partner.id, r.partnerId))
        .where(and(eq(r.customerId, customerId), sql`${r.state} = 'active'`))
        .orderBy(asc(partner.name), asc(partner.id)),
    findCustomerReceipts: async (customerId, relationshipIds) => {
      const rows = await db
        .select(getTableColumns(receipt))
        .from(r)
        .innerJoin(receipt, and(eq(receipt.partnerId, r.partnerId), eq(receipt.relationshipId, r.id)))
        .where(and(eq(r.customerId, customerId), dialect.isIn(r.id, dialect.list(relationshipIds))));
      return rows.map(toReceipt);
    },
    listCustomerAdmins: async (customerId) =>
      admins().where(eq(m.customerId, customerId)).orderBy(asc(user.name), asc(user.id)),
    findCustomerAdminById: async (id) => (await adminById({ id }))[0],
  };
};
