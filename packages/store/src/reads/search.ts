import { and, eq, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Connection } from '../connection.ts';
import type { Searched, SearchPlan } from '../dialect/dialect.ts';
import { contains } from '../dialect/like.ts';
import { fold } from '../fold.ts';

const shortestIndexed = 3;
/** Longer than any name; the rest is not looked for. */
const longestSearched = 200;

/** Search text as it is compared; undefined when there is none. */
export const searched = (text: string | undefined): string | undefined =>
  fold((text ?? '').slice(0, longestSearched))
    .replaceAll('\0', '')
    .trim() || undefined;

/** The column that a search looks in. */
const textOf = ({ tables }: Connection, table: Searched) =>
  table === 'relationship' ? tables.relationship.searchText : tables.relationshipRequest.customerEmail;

export const planSearch = async (connection: Connection, table: Searched, text: string): Promise<SearchPlan> => {
  const within = contains(textOf(connection, table), text);
  return [...text].length < shortestIndexed
    ? { where: within, drives: false }
    : connection.dialect.search(connection, { table, text, within });
};

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
): Promise<SearchPlan> => {
  const { relationship: r } = connection.tables;
  const plan = await planSearch(connection, 'relationship', text);
  const partner = plan.drives ? connection.dialect.unindexed(r.partnerId) : r.partnerId;
  const found = and(sql`${partner} = ${partnerId}`, plan.where);
  return plan.drives
    ? {
        where: sql`(${row.partnerId}, ${row.column}) in (select ${r.partnerId}, ${r[of]} from ${r} where ${found})`,
        drives: true,
      }
    : { where: sql`exists (select 1 from ${r} where ${and(eq(r[of], row.column), found)})`, drives: false };
};

interface OwnedRow {
  readonly partnerId: SQLiteColumn;
  readonly column: SQLiteColumn;
}
