import type {
  CustomerAdmin,
  CustomerReads,
  CustomerScope,
  ItemKind,
  Items,
  Page,
  PageRequest,
  RelationshipState,
} from '@untether/domain';
import { and, asc, count, eq, exists, getTableColumns, inArray, or, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { keysetOf, keysOf, type ListOrder, readPage, toPage } from '../paging/keyset.ts';
import { asItems, itemTable } from '../tables/item-table.ts';
import { inScope } from './customer-scope.ts';
import { toReceipt } from './receipts.ts';
import { partnerColumns, relationshipColumns } from './rows.ts';

type AdminRow = Omit<CustomerAdmin, 'provenFor'> & { readonly seesAll: boolean };

/**
 * What a customer's admins read. A customer sees its own share of its partners' rows: each statement is limited to the
 * customer, and to the partners that the admin has proven itself to.
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
  const { db, tables, dialect, statement } = connection;
  const { relationship: r, partner, receipt, user, customerMembership: m, customerAdminProof: proof } = tables;
  const columns = relationshipColumns(tables);
  const ofScope = (scope: CustomerScope) => inScope(connection, scope);
  const own = (scope: CustomerScope, states: readonly RelationshipState[] | undefined) =>
    and(ofScope(scope), states && inArray(r.state, [...states]));

  const itemsOf = (scope: CustomerScope, kind: ItemKind) => {
    const t = itemTable(tables, kind);
    const rows = () =>
      db
        .select(getTableColumns(t))
        .from(r)
        .innerJoin(t, and(eq(t.partnerId, r.partnerId), eq(t.relationshipId, r.id)))
        .$dynamic();
    return { t, rows, where: and(ofScope(scope), sql`${r.state} = 'active'`) };
  };

  const adminColumns = {
    customerId: m.customerId,
    id: user.id,
    email: user.email,
    name: user.name,
    seesAll: m.seesAll,
    disabledAt: m.disabledAt,
    createdAt: m.createdAt,
  };
  const admins = () => db.select(adminColumns).from(m).innerJoin(user, eq(user.id, m.userId)).$dynamic();
  const adminById = connection.statement('customer admin by id', () =>
    admins().where(eq(m.userId, sql.placeholder('id'))),
  );

  const proofsOf = statement('proofs of admins', () =>
    db
      .select()
      .from(proof)
      .where(dialect.isIn(proof.adminId, sql.placeholder('ids')))
      .orderBy(asc(proof.partnerId)),
  );
  const withProofs = async (rows: readonly AdminRow[]): Promise<CustomerAdmin[]> => {
    const ids = rows.filter(({ seesAll }) => !seesAll).map(({ id }) => id);
    const proofs = ids.length === 0 ? [] : await proofsOf({ ids: dialect.list(ids) });
    return rows.map(({ seesAll, ...row }) => ({
      ...row,
      provenFor: seesAll ? null : proofs.filter(({ adminId }) => adminId === row.id).map(({ partnerId }) => partnerId),
    }));
  };

  return {
    listCustomerRelationships: (scope, states, page) =>
      readPage(dialect, {
        order: {
          scope: ['customer relationships', scope.customerId],
          descending: true,
          keys: keysOf(r, 'establishedAt', 'id'),
        },
        page,
        select: (after) =>
          db
            .select(columns)
            .from(r)
            .where(and(own(scope, states), after)),
        toNode: (row) => row,
      }),
    countCustomerRelationships: async (scope, states) => db.$count(r, own(scope, states)),
    findCustomerRelationships: async (scope, ids) => {
      const rows = await db
        .select(columns)
        .from(r)
        .where(and(own(scope, undefined), dialect.isIn(r.id, dialect.list(ids))));
      return rows;
    },
    findCustomerPartners: async (scope, partnerIds) => {
      const related = db
        .select({ id: r.id })
        .from(r)
        .where(and(ofScope(scope), eq(r.partnerId, partner.id)));
      return db
        .select(partnerColumns(tables))
        .from(partner)
        .where(and(dialect.isIn(partner.id, dialect.list(partnerIds)), exists(related)));
    },
    listCustomerItems: async <K extends ItemKind>(
      scope: CustomerScope,
      kind: K,
      page: PageRequest,
    ): Promise<Page<Items[K]>> => {
      const { t, rows, where } = itemsOf(scope, kind);
      const order: ListOrder<Items[K]> = {
        scope: ['customer items', kind, scope.customerId],
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
    countCustomerItems: async (scope, kind) => {
      const { t, where } = itemsOf(scope, kind);
      const [row] = await db
        .select({ rows: count() })
        .from(r)
        .innerJoin(t, and(eq(t.partnerId, r.partnerId), eq(t.relationshipId, r.id)))
        .where(where);
      return row?.rows ?? 0;
    },
    findCustomerItems: async <K extends ItemKind>(
      scope: CustomerScope,
      kind: K,
      ids: readonly string[],
    ): Promise<Items[K][]> => {
      const { t, rows, where } = itemsOf(scope, kind);
      return asItems<K>(await rows().where(and(where, dialect.isIn(t.id, dialect.list(ids)))));
    },
    listCustomerSupportContacts: async (scope) =>
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
        .where(and(ofScope(scope), sql`${r.state} = 'active'`))
        .orderBy(asc(partner.name), asc(partner.id)),
    findCustomerReceipts: async (scope, relationshipIds) => {
      const rows = await db
        .select(getTableColumns(receipt))
        .from(r)
        .innerJoin(receipt, and(eq(receipt.partnerId, r.partnerId), eq(receipt.relationshipId, r.id)))
        .where(and(ofScope(scope), dialect.isIn(r.id, dialect.list(relationshipIds))));
      return rows.map(toReceipt);
    },
    listCustomerAdmins: async (customerId) =>
      withProofs(await admins().where(eq(m.customerId, customerId)).orderBy(asc(user.name), asc(user.id))),
    findCustomerAdminById: async (id) => (await withProofs(await adminById({ id })))[0],
    findCustomerAdminNamed: async (idOrEmail) => {
      const named = or(eq(m.userId, idOrEmail), eq(user.email, idOrEmail.trim().toLowerCase()));
      return (await withProofs(await admins().where(named)))[0];
    },
  };
};
