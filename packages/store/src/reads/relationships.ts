import type { StoreReads } from '@untether/domain';
import { and, asc, desc, eq, isNotNull, lte, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { relationshipColumns, toRelationship } from './rows.ts';

type RelationshipReads = Pick<
  StoreReads,
  | 'findRelationships'
  | 'findLatestRelationship'
  | 'listRelationshipsToRecheck'
  | 'listRelationshipsDue'
  | 'findNextDueAt'
>;

export const createRelationshipReads = ({ db, tables, dialect, statement }: Connection): RelationshipReads => {
  const { relationship: r, relationshipRequest: q } = tables;
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
      // The active one is the newest, also when another was established in the same millisecond.
      // (State is hidden, or SQLite walks an index for its order.)
      .orderBy(asc(dialect.unindexed(r.state)), desc(r.establishedAt), desc(r.rowNumber))
      .limit(1),
  );
  return {
    findRelationships: async (partnerId, ids) =>
      (await byIds({ partner: partnerId, ids: dialect.list(ids) })).map(toRelationship),
    findLatestRelationship: async (partnerId, customerId) => {
      const [row] = await latest({ partner: partnerId, customer: customerId });
      return row && toRelationship(row);
    },
    listRelationshipsToRecheck: async (partnerId, now, limit) => {
      const rows = await db
        .select({ id: r.id })
        .from(r)
        .where(and(eq(r.partnerId, partnerId), eq(r.state, 'active'), lte(r.recheckAt, now)))
        .orderBy(asc(r.recheckAt), asc(r.id))
        .limit(limit);
      return rows.map((row) => row.id);
    },
    listRelationshipsDue: (now, limit) =>
      db
        .select({ partnerId: r.partnerId, id: r.id })
        .from(r)
        .where(and(eq(r.state, 'active'), lte(r.dueAt, now)))
        .orderBy(asc(r.dueAt), asc(r.partnerId), asc(r.id))
        .limit(limit),
    findNextDueAt: async () => {
      const [relationship] = await db
        .select({ at: r.dueAt })
        .from(r)
        .where(and(eq(r.state, 'active'), isNotNull(r.dueAt)))
        .orderBy(asc(r.dueAt))
        .limit(1);
      const [request] = await db
        .select({ at: q.expiresAt })
        .from(q)
        .where(eq(q.state, 'sent'))
        .orderBy(asc(q.expiresAt))
        .limit(1);
      const instants = [relationship?.at, request?.at].flatMap((at) => at ?? []);
      return instants.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
    },
  };
};
