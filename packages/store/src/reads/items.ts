import type { ItemKind, ItemQuery, Items, Page, PageRequest, StoreReads } from '@untether/domain';
import { and, count, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { keysetOf, keysOf, type ListOrder, toPage } from '../paging/keyset.ts';
import { asItems, type ItemTable, itemKinds, itemTable } from '../tables/item-table.ts';

type ItemReads = Pick<StoreReads, 'listItems' | 'countItems' | 'findItems'>;

export const createItemReads = ({ db, tables, dialect, statement }: Connection): ItemReads => {
  const { relationship: r } = tables;

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
            dialect.isIn(t.id, sql.placeholder('ids')),
            sql`${dialect.unindexed(r.state)} = 'active'`,
          ),
        );
    });
  for (const kind of itemKinds) found(kind);

  const valuesOf = (partnerId: string, { relationshipId }: ItemQuery) => ({
    partner: partnerId,
    relationship: relationshipId,
  });
  const conditions = (t: ItemTable, status: ItemQuery['status']) =>
    and(
      eq(t.partnerId, sql.placeholder('partner')),
      eq(t.relationshipId, sql.placeholder('relationship')),
      status && inArray(t.status, status as ItemTable['status']['_']['data'][]),
    );

  return {
    findItems: async <K extends ItemKind>(partnerId: string, kind: K, ids: readonly string[]): Promise<Items[K][]> =>
      asItems<K>(await found(kind)({ partner: partnerId, ids: dialect.list(ids) })),
    listItems: async <K extends ItemKind>(
      partnerId: string,
      kind: K,
      query: ItemQuery,
      page: PageRequest,
    ): Promise<Page<Items[K]>> => {
      const t = itemTable(tables, kind);
      const order: ListOrder<Items[K]> = {
        scope: ['items', kind, query.relationshipId, partnerId],
        keys: keysOf(t, 'id'),
      };
      const keyset = keysetOf(order, page);
      const select = () =>
        db
          .select()
          .from(t)
          .where(and(conditions(t, query.status), keyset.where))
          .orderBy(...keyset.orderBy)
          .limit(keyset.limit);
      const read = query.status ? dialect.prepare(select()) : statement(`list ${kind} ${keyset.shape}`, select);
      const rows = asItems<K>(await read({ ...keyset.values, ...valuesOf(partnerId, query) }));
      return toPage({ order, page, rows, toNode: (row) => row });
    },
    countItems: async (partnerId, kind, query) => {
      const t = itemTable(tables, kind);
      const select = () => db.select({ rows: count() }).from(t).where(conditions(t, query.status));
      const read = query.status ? dialect.prepare(select()) : statement(`count ${kind}`, select);
      const [row] = await read(valuesOf(partnerId, query));
      return row?.rows ?? 0;
    },
  };
};
