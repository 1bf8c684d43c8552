import type { RequestQuery, StoreReads } from '@untether/domain';
import { and, asc, eq, getTableColumns, gt, isNull, lte, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Connection } from '../connection.ts';
import { keysOf, readPage } from '../paging/keyset.ts';
import { type FoundRows, foundBy, ofFound, planSearch, searched } from './search.ts';
import { within } from './spans.ts';

type RequestReads = Pick<
  StoreReads,
  | 'listRequests'
  | 'countRequests'
  | 'findRequests'
  | 'findLatestRequests'
  | 'listOpenRequests'
  | 'findRequestByTokenHash'
>;

export const createRequestReads = (connection: Connection): RequestReads => {
  const { db, tables, dialect, statement } = connection;
  const { relationshipRequest: q } = tables;

  /** A request past its expiry counts as EXPIRED, even before the clock has recorded it. */
  const inState = ({ state, now }: RequestQuery) => {
    if (state === undefined) return undefined;
    const recorded = eq(q.state, state);
    if (state === 'sent') return and(recorded, gt(q.expiresAt, now));
    return state === 'expired' ? or(recorded, and(eq(q.state, 'sent'), lte(q.expiresAt, now))) : recorded;
  };
  /** By the address it was meant for, or by its customer. */
  const matching = async (partnerId: string, text: string): Promise<FoundRows> => {
    const row = { partnerId: q.partnerId, column: q.customerId };
    const about = await ofFound(connection, { partnerId, text, row, of: 'customerId' });
    const meantFor = await planSearch(connection, { table: 'relationshipRequest', partnerId, text });
    if (!about.drives || !meantFor.drives)
      return { where: sql`(${about.where} or ${foundBy(meantFor)})`, drives: false };
    return { where: sql`(${about.where} or (${q.partnerId} = ${partnerId} and ${foundBy(meantFor)}))`, drives: true };
  };
  const conditions = async (partnerId: string, query: RequestQuery) => {
    const text = searched(query.search);
    const found = text === undefined ? undefined : await matching(partnerId, text);
    return and(
      sql`${found?.drives ? dialect.unindexed(q.partnerId) : q.partnerId} = ${partnerId}`,
      found?.where,
      inState(query),
      query.customerId === undefined ? undefined : eq(q.customerId, query.customerId),
      within(q.createdAt, query.created),
    );
  };
  // Its order is hidden: SQLite would walk all requests for it.
  const openTo = statement('open requests to customers', () =>
    db
      .select()
      .from(q)
      .where(
        and(
          eq(q.partnerId, sql.placeholder('partner')),
          dialect.isIn(q.customerId, sql.placeholder('customers')),
          sql`${dialect.unindexed(q.state)} = 'sent'`,
        ),
      )
      .orderBy(asc(dialect.unindexed(q.createdAt)), asc(dialect.unindexed(q.id))),
  );
  const byToken = statement('request by token', () =>
    db
      .select()
      .from(q)
      .where(eq(q.tokenHash, sql.placeholder('hash'))),
  );

  return {
    listRequests: async (partnerId, query, page) => {
      const where = await conditions(partnerId, query);
      return readPage(dialect, {
        order: {
          scope: ['requests', query.state ?? '', partnerId],
          descending: true,
          keys: keysOf(q, 'createdAt', 'id'),
        },
        page,
        select: (after) => db.select().from(q).where(and(where, after)),
        toNode: (row) => row,
      });
    },
    countRequests: async (partnerId, query) => db.$count(q, await conditions(partnerId, query)),
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
    listOpenRequests: async (partnerId, customerIds) =>
      openTo({ partner: partnerId, customers: dialect.list(customerIds) }),
    findRequestByTokenHash: async (hash) => (await byToken({ hash }))[0],
  };
};
