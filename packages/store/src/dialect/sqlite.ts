import { andThen } from '@untether/domain';
import type SqliteFile from 'better-sqlite3';
import { getTableName, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Place } from '../database.ts';
import { compile } from './compiled.ts';
import type { Dialect, Searched } from './dialect.ts';

// Up to this many, sorting what the index found is cheaper; beyond it, scanning in the list's order is.
const fewRows = 1000;

const prepare = <R>(query: PromiseLike<R>) => compile<R>((query as unknown as { prepare(): unknown }).prepare());

const prepareInsert: Dialect['prepareInsert'] = (db, { table, columns, onStatement }) => {
  const names = columns.map((column) => `"${column.name}"`);
  const text = `insert into "${getTableName(table)}" (${names}) values (${names.map(() => '?')})`;
  const statement = (db as unknown as { readonly $client: SqliteFile.Database }).$client.prepare(text);
  return async (rows) => {
    for (const row of rows) {
      onStatement(text);
      statement.run(row);
    }
  };
};

/** Per table, the rows of its search index that hold a phrase. */
const indexed: Readonly<Record<Searched, (place: Place) => SearchedRows>> = {
  relationship: ({ tables }) => ({
    key: tables.relationship.rowNumber,
    found: sql`select rowid as "key" from relationship_search where relationship_search match ${sql.placeholder('phrase')}`,
  }),
  relationshipRequest: ({ tables }) => ({
    key: tables.relationshipRequest.id,
    found: sql`select request_id as "key" from request_search where request_search match ${sql.placeholder('phrase')}`,
  }),
};
interface SearchedRows {
  readonly key: SQLiteColumn;
  readonly found: SQL;
}

const search: Dialect['search'] = (connection, { table, text, within }) => {
  const { key, found } = indexed[table](connection);
  const hits = connection.statement(`search ${table}`, () =>
    connection.db.select({ key: sql<unknown>`"key"` }).from(sql`(${found} limit ${sql.raw(String(fewRows + 1))})`),
  );
  return andThen(hits({ phrase: `"${text.replaceAll('"', '""')}"` }), (rows) =>
    rows.length > fewRows
      ? within
      : {
          drives: true,
          sought: JSON.stringify(rows.map((row) => row.key)),
          where: (sought) => sql`${key} in (select value from json_each(${sought}))`,
        },
  );
};

export const sqliteDialect: Dialect = {
  provider: 'sqlite',
  prepare,
  prepareInsert,
  list: (texts) => JSON.stringify(texts),
  isIn: (column, list) => sql`${column} in (select value from json_each(${list}))`,
  inEach: (key, list, rows) =>
    sql`${key} in (select found.value from json_each(${list}) as each_of, json_each((select json_group_array("row") from ${rows(sql`each_of.value`)})) as found)`,
  each: (rows) => sql`json_each(${rows}) as each_row`,
  field: (name) => sql`each_row.value ->> ${sql.raw(`'${name}'`)}`,
  unindexed: (column) => sql`+${column}`,
  // One transaction writes at a time.
  claim: async () => undefined,
  search,
};
