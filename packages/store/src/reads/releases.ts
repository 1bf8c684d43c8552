import type { CustomerReads, CustomerScope, StoreReads } from '@untether/domain';
import { and, eq, getTableColumns, gt, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Connection } from '../connection.ts';
import { inScope } from './customer-scope.ts';

type ReleaseReads = Pick<StoreReads, 'findReleaseRequests' | 'findLatestReleaseRequests'> &
  Pick<CustomerReads, 'findCustomerReleaseRequests' | 'findCustomerLatestReleaseRequests'>;

/** Requests of customers to be released, for the partner that is asked and for the customer. */
export const createReleaseReads = (connection: Connection): ReleaseReads => {
  const { db, tables, dialect, statement } = connection;
  const { relationship: r, releaseRequest: q } = tables;
  const later = alias(q, 'later');
  const isLater = or(
    eq(later.state, 'open'),
    and(
      ne(q.state, 'open'),
      or(gt(later.requestedAt, q.requestedAt), and(eq(later.requestedAt, q.requestedAt), gt(later.id, q.id))),
    ),
  );
  const sameRelationship = and(
    eq(later.partnerId, q.partnerId),
    eq(later.relationshipId, q.relationshipId),
    ne(later.id, q.id),
  );
  const ofPartner = (where: SQL | undefined) => db.select().from(q).where(where);
  const latest = statement('latest release requests', () =>
    db
      .select(getTableColumns(q))
      .from(q)
      .leftJoin(later, and(sameRelationship, isLater))
      .where(
        and(
          eq(q.partnerId, sql.placeholder('partner')),
          dialect.isIn(q.relationshipId, sql.placeholder('ids')),
          isNull(later.id),
        ),
      ),
  );
  /** From its relationships: no index begins with the customer of a request. */
  const ofCustomer = (scope: CustomerScope, where: SQL) =>
    db
      .select(getTableColumns(q))
      .from(r)
      .innerJoin(q, and(eq(q.partnerId, r.partnerId), eq(q.relationshipId, r.id)))
      .leftJoin(later, and(sameRelationship, isLater))
      .where(and(inScope(connection, scope), where));

  return {
    findReleaseRequests: async (partnerId, ids) =>
      ofPartner(and(eq(q.partnerId, partnerId), dialect.isIn(q.id, dialect.list(ids)))),
    findLatestReleaseRequests: async (partnerId, relationshipIds) =>
      latest({ partner: partnerId, ids: dialect.list(relationshipIds) }),
    findCustomerReleaseRequests: async (scope, ids) => ofCustomer(scope, dialect.isIn(q.id, dialect.list(ids))),
    findCustomerLatestReleaseRequests: async (scope, relationshipIds) =>
      ofCustomer(scope, and(dialect.isIn(r.id, dialect.list(relationshipIds)), isNull(later.id)) as SQL),
  };
};
