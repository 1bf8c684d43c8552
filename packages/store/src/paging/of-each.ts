import type { Counts, MaybePromise, PageRequest, Pages } from '@untether/domain';
import { and, count, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Connection } from '../connection.ts';
import { type ListOrder, readPages } from './keyset.ts';

type Parts<N extends string> = SQLiteTable & { readonly [K in N | 'id']: SQLiteColumn };

interface OfEach<N extends string, T> {
  /** Whose rows are parts of something else. */
  readonly table: T;
  /** The column that says of what. */
  readonly parent: N;
  readonly parentIds: readonly string[];
  /** Which rows; of one partner. */
  readonly where: SQL | undefined;
}

/** A page of the parts of each parent, in one statement. */
export const readPagesOfEach = <N extends string, T extends Parts<N>, V>(
  { db, dialect }: Pick<Connection, 'db' | 'dialect'>,
  {
    table,
    parent,
    parentIds,
    where,
    ...paging
  }: OfEach<N, T> & {
    readonly orderOf: (parentId: string) => ListOrder<T['$inferSelect']>;
    readonly page: PageRequest;
    readonly toNode: (row: T['$inferSelect']) => V;
  },
): Promise<Pages<V>> =>
  readPages<T['$inferSelect'], V>({
    ...paging,
    lists: parentIds,
    read: (keyset, lists) => {
      const rowsOf = (parentId: SQL) =>
        db
          .select({ row: sql`${table.id}`.as('row') })
          .from(table as SQLiteTable)
          .where(and(where, sql`${table[parent]} = ${parentId}`, keyset.where))
          .orderBy(...keyset.orderBy)
          .limit(keyset.limit);
      const query = db
        .select()
        .from(table as SQLiteTable)
        .where(and(where, dialect.inEach(table.id, dialect.list(lists), rowsOf)))
        .orderBy(...keyset.orderBy);
      return dialect.prepare(query)(keyset.values) as MaybePromise<T['$inferSelect'][]>;
    },
    listOf: (row) => row[parent] as string,
  });

/** How many parts each parent has; none of them: no entry. */
export const countOfEach = async <N extends string>(
  { db, dialect }: Pick<Connection, 'db' | 'dialect'>,
  { table, parent, parentIds, where }: OfEach<N, Parts<N>>,
): Promise<Counts> => {
  const parentId: SQLiteColumn = table[parent];
  const rows = await db
    .select({ id: sql<string>`${parentId}`, rows: count() })
    .from(table as SQLiteTable)
    .where(and(where, dialect.isIn(parentId, dialect.list(parentIds))))
    .groupBy(parentId);
  return new Map(rows.map((row) => [row.id, row.rows]));
};
