import { createHash } from 'node:crypto';
import { getTableName, type SQL, sql } from 'drizzle-orm';
import type pg from 'pg';
import type { Place } from '../database.ts';
import { compile } from './compiled-postgres.ts';
import type { Dialect } from './dialect.ts';

interface Preparable {
  toSQL(): { sql: string };
  prepare(name: string): unknown;
}

/** A name must mean the same statement on every client of the pool, and PostgreSQL keeps only 63 bytes of it. */
const nameOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Without a name the server keeps nothing of a statement. */
const prepareAs =
  (nameIt: (text: string) => string): Dialect['prepare'] =>
  <R>(query: PromiseLike<R>) => {
    const preparable = query as unknown as Preparable;
    return compile<R>(preparable.prepare(nameIt(preparable.toSQL().sql)));
  };

/** One statement for all rows: each column is one parameter, a list. */
const prepareInsertAs =
  (nameIt: (text: string) => string): Dialect['prepareInsert'] =>
  (db, { table, columns, onStatement }) => {
    const names = columns.map((column) => `"${column.name}"`);
    const lists = columns.map((column, index) => `$${index + 1}::${column.getSQLType().replace(/ collate .*/, '')}[]`);
    const text = `insert into "${getTableName(table)}" (${names}) select * from unnest(${lists})`;
    const name = nameIt(text);
    const client = (db as unknown as { readonly $client: pg.PoolClient }).$client;
    return async (rows) => {
      onStatement(text);
      await client.query({ name, text, values: columns.map((_, index) => rows.map((row) => row[index])) });
    };
  };

const texts = (list: unknown) => sql`${Array.isArray(list) ? sql.param(list) : list}::text[]`;

const unnamed = (): string => '';

const execute = ({ db }: Place, statement: SQL): Promise<unknown> =>
  (db as unknown as { readonly execute: (statement: SQL) => Promise<unknown> }).execute(statement);

export const createPostgresDialect = ({ prepare }: { readonly prepare: boolean }): Dialect => ({
  provider: 'pg',
  prepare: prepareAs(prepare ? nameOf : unnamed),
  prepareInsert: prepareInsertAs(prepare ? nameOf : unnamed),
  // PostgreSQL's text cannot hold NUL, so no row can match.
  list: (keys) => keys.filter((key) => !String(key).includes('\0')),
  isIn: (column, list) => sql`${column} = any(${texts(list)})`,
  // As an array, so that the keys are found first, whatever the statistics say of how many there are.
  inEach: (key, list, rows) =>
    sql`${key} = any(array(select found."row" from unnest(${texts(list)}) as each_of(value) cross join lateral ${rows(sql`each_of.value`)} as found))`,
  each: (rows) => sql`json_array_elements(${rows}::json) as each_row(value)`,
  field: (name, column) => sql`(each_row.value ->> ${sql.raw(`'${name}'`)})::${sql.raw(column.getSQLType())}`,
  rowKey: (relationship) => relationship.id,
  unindexed: (column) => sql`${column}`,
  claim: async (place, text) => {
    await execute(place, sql`select pg_advisory_xact_lock(hashtextextended(${text}, 0))`);
  },
  uncounted: async (place, work) => {
    await execute(place, sql`alter table "relationship" disable trigger user`);
    const result = await work();
    await execute(place, sql`alter table "relationship" enable trigger user`);
    return result;
  },
  // Written so that it can start from the search index: the planner knows from its statistics whether it should.
  search: ({ tables: { relationship: r } }, { index, text, within }) =>
    index === 'relationshipLetters'
      ? {
          drives: true,
          many: false,
          sought: text,
          where: (sought) => sql`search_letters(${r.searchText}, ${r.tenantId}) @> array[${sought}::text]`,
        }
      : { ...within, drives: true },
});
