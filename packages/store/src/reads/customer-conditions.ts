import type { CustomerQuery, TimeSpan } from '@untether/domain';
import { and, eq, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { contains } from '../dialect/like.ts';
import { lastInstant } from '../last-instant.ts';
import type { Tables } from '../tables/tables.ts';
import { packedWord } from '../words.ts';
import { planSearch, searched } from './search.ts';
import { within } from './spans.ts';

/** When it could be removed at the earliest: in a span, or at no known date. */
export const inNextRemoval = (
  { removalOrder }: Tables['relationship'],
  asked: TimeSpan | 'unknown' | undefined,
): SQL | undefined => {
  if (asked === undefined) return undefined;
  return asked === 'unknown'
    ? eq(removalOrder, lastInstant)
    : and(lt(removalOrder, lastInstant), within(removalOrder, asked));
};

/** Literal, so that a partial index fits. */
export const extending = ({ extendingSubscriptions }: Tables['relationship'], any: boolean): SQL =>
  any ? sql`${extendingSubscriptions} > 0` : sql`${extendingSubscriptions} = 0`;

/** Whether a customer asks to be released; literal, so that the partial index fits. */
const askingForRelease = ({ relationship: r, releaseRequest: q }: Tables, partnerId: string, asked: boolean): SQL => {
  const open = sql`(select ${q.relationshipId} from ${q} where ${q.partnerId} = ${partnerId} and ${q.state} = 'open')`;
  return asked ? sql`${r.id} in ${open}` : sql`${r.id} not in ${open}`;
};

/** Which of a partner's ACTIVE relationships a query selects. */
export const customerConditions = async (
  connection: Connection,
  partnerId: string,
  query: CustomerQuery,
): Promise<SQL | undefined> => {
  const { tables, dialect } = connection;
  const { relationship: r, customer } = tables;
  const text = searched(query.search);
  const search = text === undefined ? undefined : await planSearch(connection, 'relationship', text);
  // Search, tenant id and open requests find few rows: SQLite should start from those, not from the list's order.
  const few = search?.drives || query.tenantId !== undefined || query.releaseRequested === true;
  return and(
    sql`${search?.drives ? dialect.unindexed(r.partnerId) : r.partnerId} = ${partnerId}`,
    sql`${few ? dialect.unindexed(r.state) : r.state} = 'active'`,
    search?.where,
    query.country === undefined ? undefined : eq(r.country, query.country.toUpperCase()),
    query.removable === undefined ? undefined : query.removable ? eq(r.blockerKinds, '') : ne(r.blockerKinds, ''),
    query.blockedBy === undefined
      ? undefined
      : (or(...[...new Set(query.blockedBy)].map((kind) => contains(r.blockerKinds, packedWord(kind)))) ?? sql`1 = 0`),
    query.tenantId === undefined
      ? undefined
      : sql`${r.customerId} in (select ${customer.id} from ${customer} where ${customer.tenantId} = ${query.tenantId.toLowerCase()})`,
    inNextRemoval(r, query.nextRemoval),
    query.associatedResellerId === undefined ? undefined : eq(r.associatedResellerId, query.associatedResellerId),
    query.willExtend === undefined ? undefined : extending(r, query.willExtend),
    query.releaseRequested === undefined ? undefined : askingForRelease(tables, partnerId, query.releaseRequested),
  );
};

/** True when the whole list is asked for, or all that is removable: the pages that are read most. */
export const isPlain = (query: CustomerQuery): boolean =>
  searched(query.search) === undefined &&
  query.country === undefined &&
  query.removable !== false &&
  query.blockedBy === undefined &&
  query.tenantId === undefined &&
  query.nextRemoval === undefined &&
  query.associatedResellerId === undefined &&
  query.willExtend === undefined &&
  query.releaseRequested === undefined;
