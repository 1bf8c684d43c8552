import type {
  Counts,
  CustomerScope,
  ItemKind,
  ItemQuery,
  Items,
  PageRequest,
  Pages,
  StoreReads,
} from '@untether/domain';
import { and, count, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { keysOf, readPages } from '../paging/keyset.ts';
import { asItems, itemKinds, itemTable } from '../tables/item-table.ts';

type ItemReads = Pick<
  StoreReads,
  'listItems' | 'countItems' | 'findItems' | 'listCustomerItemsEach' | 'countCustomerItemsEach'
>;
/** Whose relationships: a partner's, a customer's with all its partners, or with some of them. */
type Owner = 'partner' | 'customer' | 'proven';

interface Of {
  readonly ownerId: string;
  /** For `proven`. */
  readonly partners?: { readonly partners: unknown };
  readonly query: ItemQuery;
}

export const createItemReads = ({ db, tables, dialect, statement }: Connection): ItemReads => {
  const { relationship: r } = tables;
  const owner = sql.placeholder('owner');
  const ids = sql.placeholder('ids');

  const found = (kind: ItemKind) =>
    statement(`${kind} by ids`, () => {
      const t = itemTable(tables, kind);
      return db
        .select(getTableColumns(t))
        .from(t)
        .innerJoin(r, and(eq(r.partnerId, t.partnerId), eq(r.id, t.relationshipId)))
        .where(
          and(
            eq(t.partnerId, sql.placeholder('partner')),
            dialect.isIn(t.id, ids),
            sql`${dialect.unindexed(r.state)} = 'active'`,
          ),
        );
    });
  for (const kind of itemKinds) found(kind);

  /** A kind's items, and which of them are of an owner's relationships; a partner's need no look at those. */
  const itemsOf = (by: Owner, kind: ItemKind, status: ItemQuery['status']) => {
    const t = itemTable(tables, kind);
    const inStatus = status && inArray(t.status, status as (typeof t.status)['_']['data'][]);
    const ofRelationship = and(eq(t.partnerId, r.partnerId), eq(t.relationshipId, r.id));
    const ofSome = by === 'proven' ? dialect.isIn(r.partnerId, sql.placeholder('partners')) : undefined;
    const owned = by === 'partner' ? eq(t.partnerId, owner) : and(eq(r.customerId, owner), ofSome);
    const select = <C extends Parameters<typeof db.select>[0]>(columns: C & {}) =>
      by === 'partner'
        ? db.select(columns).from(t).$dynamic()
        : db.select(columns).from(r).innerJoin(t, ofRelationship).$dynamic();
    return { t, select, owned, relationship: by === 'partner' ? t.relationshipId : r.id, inStatus };
  };

  const list = async <K extends ItemKind>(
    by: Owner,
    { ownerId, partners, kind, query, page }: Of & { kind: K; page: PageRequest },
  ): Promise<Pages<Items[K]>> => {
    const { t, select, owned, relationship, inStatus } = itemsOf(by, kind, query.status);
    return readPages<Items[K], Items[K]>({
      lists: query.relationshipIds,
      orderOf: (id) => ({ scope: ['items', kind, id, ownerId], keys: keysOf(t, 'id') }),
      page,
      read: async (keyset, lists) => {
        const rowsOf = (id: SQL) =>
          select({ row: sql`${t.id}`.as('row') })
            .where(and(owned, sql`${relationship} = ${id}`, inStatus, keyset.where))
            .orderBy(...keyset.orderBy)
            .limit(keyset.limit);
        const build = () =>
          select(getTableColumns(t))
            .where(and(owned, dialect.isIn(relationship, ids), dialect.inEach(t.id, ids, rowsOf)))
            .orderBy(...keyset.orderBy);
        const read = query.status ? dialect.prepare(build()) : statement(`list ${by} ${kind} ${keyset.shape}`, build);
        return asItems<K>(await read({ ...keyset.values, ...partners, owner: ownerId, ids: dialect.list(lists) }));
      },
      listOf: (row) => row.relationshipId,
      toNode: (row) => row,
    });
  };

  const countOf = async (by: Owner, { ownerId, partners, kind, query }: Of & { kind: ItemKind }): Promise<Counts> => {
    const { select, owned, relationship, inStatus } = itemsOf(by, kind, query.status);
    const build = () =>
      select({ id: relationship, rows: count() })
        .where(and(owned, dialect.isIn(relationship, ids), inStatus))
        .groupBy(relationship);
    const read = query.status ? dialect.prepare(build()) : statement(`count ${by} ${kind}`, build);
    const rows = await read({ ...partners, owner: ownerId, ids: dialect.list(query.relationshipIds) });
    return new Map(rows.map((row) => [row.id, row.rows]));
  };

  const ofScope = ({ customerId, partnerIds }: CustomerScope) =>
    partnerIds === null
      ? ({ by: 'customer', ownerId: customerId } as const)
      : ({ by: 'proven', ownerId: customerId, partners: { partners: dialect.list(partnerIds) } } as const);

  return {
    findItems: async <K extends ItemKind>(
      partnerId: string,
      kind: K,
      itemIds: readonly string[],
    ): Promise<Items[K][]> => asItems<K>(await found(kind)({ partner: partnerId, ids: dialect.list(itemIds) })),
    listItems: (ownerId, kind, query, page) => list('partner', { ownerId, kind, query, page }),
    countItems: (ownerId, kind, query) => countOf('partner', { ownerId, kind, query }),
    listCustomerItemsEach: (scope, kind, query, page) => {
      const { by, ...of } = ofScope(scope);
      return list(by, { ...of, kind, query, page });
    },
    countCustomerItemsEach: (scope, kind, query) => {
      const { by, ...of } = ofScope(scope);
      return countOf(by, { ...of, kind, query });
    },
  };
};
