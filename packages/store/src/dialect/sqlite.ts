import { sql } from 'drizzle-orm';
import type { Place } from '../database.ts';
import type { Dialect, Values } from './dialect.ts';
import { contains } from './like.ts';

// Up to this many, sorting what the index found is cheaper; beyond it, scanning in the list's order is.
const fewRows = 1000;

const prepare = <R>(query: PromiseLike<R>) => {
  const prepared = (query as unknown as { prepare(): { execute(values: Values): Promise<R> } }).prepare();
  return (values: Values) => prepared.execute(values);
};

const search = async (place: Place, text: string) => {
  const phrase = `"${text.replaceAll('"', '""')}"`;
  const found = sql`select rowid from relationship_search where relationship_search match ${phrase}`;
  const [counted] = await place.db.all<{ rows: number }>(
    sql`select count(*) as rows from (${found} limit ${fewRows + 1})`,
  );
  const { rowNumber, searchText } = place.tables.relationship;
  return counted && counted.rows <= fewRows
    ? { where: sql`${rowNumber} in (${found})`, drives: true }
    : { where: contains(searchText, text), drives: false };
};

export const sqliteDialect: Dialect = {
  provider: 'sqlite',
  prepare,
  list: (texts) => JSON.stringify(texts),
  isIn: (column, list) => sql`${column} in (select value from json_each(${list}))`,
  unindexed: (column) => sql`+${column}`,
  // One transaction writes at a time.
  claim: async () => undefined,
  search,
};
