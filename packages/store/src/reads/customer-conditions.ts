import type { CustomerQuery } from '@untether/domain';
import { and, eq, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { contains } from '../dialect/like.ts';
import { fold } from '../fold.ts';
import { packedWord } from '../words.ts';

const shortestIndexed = 3;
/** Longer than any name; the rest is not looked for. */
const longestSearched = 200;

/** Search text as it is compared; undefined when there is none. */
const searched = (text: string | undefined): string | undefined =>
  fold((text ?? '').slice(0, longestSearched))
    .replaceAll('\0', '')
    .trim() || undefined;

const planSearch = async (connection: Connection, text: string) =>
  [...text].length < shortestIndexed
    ? { where: contains(connection.tables.relationship.searchText, text), drives: false }
    : connection.dialect.search(connection, text);

/** Which of a partner's ACTIVE relationships a query selects. */
export const customerConditions = async (
  connection: Connection,
  partnerId: string,
  query: CustomerQuery,
): Promise<SQL | undefined> => {
  const { tables, dialect } = connection;
  const { relationship: r, customer } = tables;
  const text = searched(query.search);
  const search = text === undefined ? undefined : await planSearch(connection, text);
  // Search and tenant id find few rows: SQLite should start from those, not from the list's order.
  const few = search?.drives || query.tenantId !== undefined;
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
  );
};

/** True when the whole list is asked for, or all that is removable: the pages that are read most. */
export const isPlain = (query: CustomerQuery): boolean =>
  searched(query.search) === undefined &&
  query.country === undefined &&
  query.removable !== false &&
  query.blockedBy === undefined &&
  query.tenantId === undefined;
