import type { MaybePromise } from '@untether/domain';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Connection } from '../connection.ts';
import type { SearchPlan } from '../dialect/dialect.ts';
import { like, patternOf } from '../dialect/like.ts';
import { fold } from '../fold.ts';

const shortestInTenantId = 3;
/** Longer than any name; the rest is not looked for. */
const longestSearched = 200;

/** Search text as it is compared; undefined when there is none. */
export const searched = (text: string | undefined): string | undefined =>
  fold((text ?? '').slice(0, longestSearched))
    .replaceAll('\0', '')
    .trim() || undefined;

/** By name, domain and tenant id; by the address it was meant for. */
type Searched = 'relationship' | 'relationshipRequest';

/** Too little to tell tenant ids apart, in which every pair of their characters is found. */
const isShort = (text: string): boolean => [...text].length < shortestInTenantId;

const textOf = ({ tables: { relationship: r, relationshipRequest } }: Connection, table: Searched, text: string) => {
  if (table === 'relationshipRequest') return relationshipRequest.customerEmail;
  return isShort(text)
    ? sql`substr(${r.searchText}, 1, length(${r.searchText}) - length(${r.tenantId}) - 1)`
    : r.searchText;
};

/** Looks at each row's own text. */
export const searchWithin = (connection: Connection, table: Searched, text: string): SearchPlan => {
  const column = textOf(connection, table, text);
  return { drives: false, many: false, sought: patternOf(text), where: (sought) => like(column, sought) };
};

export const planSearch = (
  connection: Connection,
  {
    table,
    ...asked
  }: { readonly table: Searched; readonly partnerId: string; readonly text: string; readonly among?: SQL | undefined },
): MaybePromise<SearchPlan> => {
  const { text } = asked;
  const within = searchWithin(connection, table, text);
  if (table === 'relationshipRequest')
    return isShort(text)
      ? within
      : connection.dialect.search(connection, { ...asked, index: 'requestAddress', within });
  const index = isShort(text) ? 'relationshipLetters' : 'relationshipText';
  return connection.dialect.search(connection, { ...asked, index, within });
};

/** Where a row is one of those, in a query that is not prepared. */
export const foundBy = ({ where, sought }: SearchPlan): SQL => where(sought);

/**
 * Rows that are of a relationship of the partner with this text, by what both have: the row's `partnerId` and `column`.
 * Few such relationships are found first, and their rows by an index on the two; of many, each row's is looked at.
 */
export const ofFound = async (
  connection: Connection,
  {
    partnerId,
    text,
    row,
    of,
  }: { readonly partnerId: string; readonly text: string; readonly row: OwnedRow; readonly of: 'id' | 'customerId' },
): Promise<FoundRows> => {
  const { relationship: r } = connection.tables;
  const plan = await planSearch(connection, { table: 'relationship', partnerId, text });
  const partner = plan.drives ? connection.dialect.unindexed(r.partnerId) : r.partnerId;
  const found = and(sql`${partner} = ${partnerId}`, foundBy(plan));
  return plan.drives
    ? {
        where: sql`(${row.partnerId}, ${row.column}) in (select ${r.partnerId}, ${r[of]} from ${r} where ${found})`,
        drives: true,
      }
    : { where: sql`exists (select 1 from ${r} where ${and(eq(r[of], row.column), found)})`, drives: false };
};

/** Which rows, and whether a query should start from them. */
export interface FoundRows {
  readonly where: SQL;
  readonly drives: boolean;
}

interface OwnedRow {
  readonly partnerId: SQLiteColumn;
  readonly column: SQLiteColumn;
}
