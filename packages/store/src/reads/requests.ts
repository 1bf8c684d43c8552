import type { RelationshipRequest, RequestQuery, StoreReads } from '@untether/domain';
import { and, asc, count, eq, getTableColumns, gt, isNull, lte, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Connection } from '../connection.ts';
import { keysetOf, type ListOrder, toPage } from '../paging/keyset.ts';

type RequestReads = Pick<
  StoreReads,
  | 'listRequests'
  | 'countRequests'
  | 'findRequests'
  | 'findLatestRequests'
  | 'listOpenRequests'
  | 'findRequestByTokenHash'
>;

export const createRequestReads = ({ db, tables, dialect, statement }: Connection): RequestReads => {
  const { relationshipRequest: q } = tables;

  /** A request past its expiry counts as EXPIRED, even before the clock has recorded it. */
  const inState = ({ state, now }: RequestQuery) => {
    if (state === undefined) return undefined;
    const recorded = eq(q.state, state);
    if (state === 'sent') return and(recorded, gt(q.expiresAt, now));
    return state === 'expired' ? or(recorded, and(eq(q.state, 'sent'), lte(q.expiresAt, now))) : recorded;
  };
  const byToken = statement('request by token', () =>
    db
      .select()
      .from(q)
      .where(eq(q.tokenHash, sql.placeholder('hash'))),
  );

  return {
    listRequests: async (partnerId, query, page) => {
      const order: ListOrder<RelationshipRequest> = {
        scope: ['requests', query.state ?? '', partnerId],
        descending: true,
        keys: [
          { column: q.createdAt, of: (row) => row.createdAt },
          { column: q.id, of: (row) => row.id },
        ],
      };
      const keyset = keysetOf(order, page);
      const read = dialect.prepare(
        db
          .select()
          .from(q)
          .where(and(eq(q.partnerId, partnerId), inState(query), keyset.where))
          .orderBy(...keyset.orderBy)
          .limit(keyset.limit),
      );
      return toPage({ order, page, rows: await read(keyset.values), toNode: (row) => row });
    },
    countRequests: async (partnerId, query) => {
      const [row] = await db
        .select({ rows: count() })
        .from(q)
        .where(and(eq(q.partnerId, partnerId), inState(query)));
      return row?.rows ?? 0;
    },
    findRequests: async (partnerId, ids) =>
      db
        .select()
        .from(q)
        .where(and(eq(q.partnerId, partnerId), dialect.isIn(q.id, dialect.list(ids)))),
    findLatestRequests: async (partnerId, customerIds) => {
      const later = alias(q, 'later');
      const isLater = or(gt(later.createdAt, q.createdAt), and(eq(later.createdAt, q.createdAt), gt(later.id, q.id)));
      return db
        .select(getTableColumns(q))
        .from(q)
        .leftJoin(later, and(eq(later.partnerId, q.partnerId), eq(later.customerId, q.customerId), isLater))
        .where(
          and(eq(q.partnerId, partnerId), dialect.isIn(q.customerId, dialect.list(customerIds)), isNull(later.id)),
        );
    },
    listOpenRequests: async (partnerId, customerId) =>
      db
        .select()
        .from(q)
        .where(and(eq(q.partnerId, partnerId), eq(q.customerId, customerId), eq(q.state, 'sent')))
        .orderBy(asc(q.createdAt), asc(q.id)),
    findRequestByTokenHash: async (hash) => (await byToken({ hash }))[0],
  };
};
