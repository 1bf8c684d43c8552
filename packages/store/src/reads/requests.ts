import type { RequestQuery, StoreReads } from '@untether/domain';
import { and, asc, eq, getTableColumns, gt, isNull, lte, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Connection } from '../connection.ts';
import { keysOf, readPage } from '../paging/keyset.ts';

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
    listRequests: (partnerId, query, page) =>
      readPage(dialect, {
        order: {
          scope: ['requests', query.state ?? '', partnerId],
          descending: true,
          keys: keysOf(q, 'createdAt', 'id'),
        },
        page,
        select: (after) =>
          db
            .select()
            .from(q)
            .where(and(eq(q.partnerId, partnerId), inState(query), after)),
        toNode: (row) => row,
      }),
    countRequests: (partnerId, query) => db.$count(q, and(eq(q.partnerId, partnerId), inState(query))),
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
