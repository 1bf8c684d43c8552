import { type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Place } from '../database.ts';
import type { Dialect, Searched, Values } from './dialect.ts';

// Up to this many, sorting what the index found is cheaper; beyond it, scanning in the list's order is.
const fewRows = 1000;

const prepare = <R>(query: PromiseLike<R>) => {
  const prepared = (query as unknown as { prepare(): { execute(values: Values): Promise<R> } }).prepare();
  return (values: Values) => prepared.execute(values);
};

/** Per table, the rows of its search index that hold a phrase. */
const indexed: Readonly<Record<Searched, (place: Place, phrase: string) => SearchedRows>> = {
  relationship: ({ tables }, phrase) => ({
    key: tables.relationship.rowNumber,
    found: sql`select rowid from relationship_search where relationship_search match ${phrase}`,
  }),
  relationshipRequest: ({ tables }, phrase) => ({
    key: tables.relationshipRequest.id,
    found: sql`select request_id from request_search where request_search match ${phrase}`,
  }),
};
interface SearchedRows {
  readonly key: SQLiteColumn;
  readonly found: SQL;
}

const search: Dialect['search'] = async (place, { table, text, within }) => {
  const { key, found } = indexed[table](place, `"${text.replaceAll('"', '""')}"`);
  const [counted] = await place.db.all<{ rows: number }>(
    sql`select count(*) as rows from (${found} limit ${fewRows + 1})`,
  );
  return counted && counted.rows <= fewRows
    ? { where: sql`${key} in (${found})`, drives: true }
    : { where: within, drives: false };
};

export const sqliteDialect: Dialect = {
  provider: 'sqlite',
  prepare,
  list: (texts) => JSON.stringify(texts),
  isIn: (column, list) => sql`${column} in (select value from json_each(${list}))`,
  inEach: (key, list, rows) =>
    sql`${key} in (select found.value from json_each(${list}) as each_of, json_each((select json_group_array("row") from ${rows(sql`each_of.value`)})) as found)`,
  unindexed: (column) => sql`+${column}`,
  // One transaction writes at a time.
  claim: async () => undefined,
  search,
};
