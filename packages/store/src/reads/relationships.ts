import { andThen, type StoreReads } from '@untether/domain';
import { and, asc, desc, eq, lte, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Connection } from '../connection.ts';
import { isActive } from '../tables/relationships.ts';
import { relationshipColumns } from './rows.ts';

type RelationshipReads = Pick<
  StoreReads,
  | 'findRelationships'
  | 'findLatestRelationship'
  | 'findLatestRelationships'
  | 'listRelationshipsToRecheck'
  | 'isHeldByOthers'
  | 'findReestablished'
>;

export const createRelationshipReads = ({ db, tables, dialect, statement }: Connection): RelationshipReads => {
  const { relationship: r } = tables;
  const old = alias(r, 'old');
  const columns = relationshipColumns(tables);
  const byIds = statement('relationships by ids', () =>
    db
      .select(columns)
      .from(r)
      .where(and(eq(r.partnerId, sql.placeholder('partner')), dialect.isIn(r.id, sql.placeholder('ids')))),
  );
  const latest = statement('latest relationship', () =>
    db
      .select(columns)
      .from(r)
      .where(and(eq(r.partnerId, sql.placeholder('partner')), eq(r.customerId, sql.placeholder('customer'))))
      // The active one is the newest, even if another was established in the same millisecond.
      // (State is unindexed, or SQLite would walk an index for its order.)
      .orderBy(asc(dialect.unindexed(r.state)), desc(r.establishedAt), desc(r.rowNumber))
      .limit(1),
  );
  const toRecheck = statement('relationships to recheck', () =>
    db
      .select({ id: r.id })
      .from(r)
      .where(and(eq(r.partnerId, sql.placeholder('partner')), isActive(r), lte(r.recheckAt, sql.placeholder('now'))))
      .orderBy(asc(r.recheckAt), asc(r.id))
      .limit(sql.placeholder('limit')),
  );
  const newestFirst = statement('latest relationships', () =>
    db
      .select(columns)
      .from(r)
      .where(and(eq(r.partnerId, sql.placeholder('partner')), dialect.isIn(r.customerId, sql.placeholder('customers'))))
      .orderBy(asc(dialect.unindexed(r.state)), desc(r.establishedAt), desc(r.rowNumber)),
  );
  return {
    findRelationships: async (partnerId, ids) => byIds({ partner: partnerId, ids: dialect.list(ids) }),
    findLatestRelationship: async (partnerId, customerId) => {
      const [row] = await latest({ partner: partnerId, customer: customerId });
      return row;
    },
    findLatestRelationships: async (partnerId, customerIds) => {
      const rows = await newestFirst({ partner: partnerId, customers: dialect.list(customerIds) });
      const latest = new Map<string, (typeof rows)[number]>();
      for (const row of rows) if (!latest.has(row.customerId)) latest.set(row.customerId, row);
      return [...latest.values()];
    },
    listRelationshipsToRecheck: (partnerId, now, limit) =>
      andThen(toRecheck({ partner: partnerId, now: r.recheckAt.mapToDriverValue(now), limit }), (rows) =>
        rows.map((row) => row.id),
      ),
    isHeldByOthers: async (customerId, partnerId) => {
      const found = await db
        .select({ id: r.id })
        .from(r)
        .where(and(eq(r.customerId, customerId), ne(r.partnerId, partnerId)))
        .limit(1);
      return found.length > 0;
    },
    findReestablished: async (partnerId, relationshipIds) => {
      const rows = await db
        .select(columns)
        .from(old)
        .innerJoin(
          r,
          and(
            // Unindexed, or SQLite would walk all relationships of the partner.
            sql`${dialect.unindexed(r.partnerId)} = ${old.partnerId}`,
            eq(r.customerId, old.customerId),
            eq(r.previousId, old.id),
            ne(r.id, old.id),
          ),
        )
        .where(and(eq(old.partnerId, partnerId), dialect.isIn(old.id, dialect.list(relationshipIds))));
      return rows;
    },
  };
};
