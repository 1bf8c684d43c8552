import { andThen } from '@untether/domain';
import type SqliteFile from 'better-sqlite3';
import { and, count, eq, getTableName, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Place } from '../database.ts';
import { compile } from './compiled-sqlite.ts';
import type { Dialect, SearchIndex, SearchPlan } from './dialect.ts';

const prepare = <R>(query: PromiseLike<R>) => compile<R>((query as unknown as { prepare(): unknown }).prepare());

/** Rows of one statement: more save little, and each number of rows is a statement to prepare, with its triggers. */
const mostRows = 2;

const prepareInsert: Dialect['prepareInsert'] = (db, { table, columns, onStatement }) => {
  const names = columns.map((column) => `"${column.name}"`);
  const file = (db as unknown as { readonly $client: SqliteFile.Database }).$client;
  const row = `(${names.map(() => '?')})`;
  const kept: { readonly text: string; readonly statement: SqliteFile.Statement }[] = [];
  const insertOf = (rows: number) => {
    const found = kept[rows];
    if (found) return found;
    const text = `insert into "${getTableName(table)}" (${names}) values ${Array.from({ length: rows }, () => row)}`;
    const made = { text, statement: file.prepare(text) };
    kept[rows] = made;
    return made;
  };
  return (rows) => {
    for (let at = 0; at < rows.length; at += mostRows) {
      const some = rows.slice(at, at + mostRows);
      const { text, statement } = insertOf(some.length);
      onStatement(text);
      statement.run(some.length === 1 ? some[0] : some.flat());
    }
  };
};

const phraseOf = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Each search index: its rows that match, what it is asked, and what finds the row itself. */
const indexes: Readonly<Record<SearchIndex, Searched>> = {
  relationshipText: {
    matching: (match) => sql`select rowid as "key" from relationship_search where relationship_search match ${match}`,
    matchOf: phraseOf,
    keyIn: ({ tables }) => tables.relationship.rowNumber,
    partnerIn: ({ tables }) => tables.relationship.partnerId,
  },
  relationshipLetters: {
    matching: (match) => sql`select rowid as "key" from relationship_letters where relationship_letters match ${match}`,
    matchOf: (text) => Buffer.from(text).toString('hex'),
    keyIn: ({ tables }) => tables.relationship.rowNumber,
    partnerIn: ({ tables }) => tables.relationship.partnerId,
  },
  requestAddress: {
    matching: (match) => sql`select request_id as "key" from request_search where request_search match ${match}`,
    matchOf: phraseOf,
    keyIn: ({ tables }) => tables.relationshipRequest.id,
    partnerIn: ({ tables }) => tables.relationshipRequest.partnerId,
  },
};
interface Searched {
  readonly matching: (match: unknown) => SQL;
  readonly matchOf: (text: string) => string;
  readonly keyIn: (place: Place) => SQLiteColumn;
  readonly partnerIn: (place: Place) => SQLiteColumn;
}

/** So many hits of all partners are looked at for those of one, for each of its own that are wanted. */
const othersPerOwn = 5;

const search: Dialect['search'] = (place, { index, partnerId, among, text, within }) => {
  const { db, statement, bounds } = place;
  const { matching, matchOf, keyIn, partnerIn } = indexes[index];
  const hits = matching(sql.placeholder('match'));
  const match = matchOf(text);
  const key = keyIn(place);
  const limit = sql.placeholder('limit');
  const all = statement(`search ${index}`, () =>
    db.select({ key: sql<string | number>`"key"` }).from(sql`(${hits} limit ${limit})`),
  );
  const countAll = statement(`count search ${index}`, () =>
    db.select({ rows: count() }).from(sql`(${hits} limit ${limit})`),
  );
  // "cross join" is SQLite's word for: in this order.
  const own = statement(`search own ${index}`, () =>
    db
      .select({ key: sql<string | number>`hit."key"` })
      .from(sql`(${hits} limit ${sql.placeholder('most')}) as hit cross join ${key.table}`)
      .where(and(sql`${key} = hit."key"`, eq(partnerIn(place), sql.placeholder('partner')), among))
      .limit(limit),
  );
  const found = (rows: readonly { readonly key: string | number }[]): SearchPlan => ({
    drives: true,
    many: false,
    sought: JSON.stringify(rows.map((row) => row.key)),
    where: (sought) => sql`${key} in (select value from json_each(${sought}))`,
  });
  const wide = () =>
    andThen(countAll({ match, limit: bounds.reach + 1 }), ([counted]) =>
      (counted?.rows ?? 0) > bounds.reach
        ? undefined
        : {
            drives: true,
            many: false,
            sought: match,
            where: (sought: unknown) => sql`${key} in (${matching(sought)})`,
          },
    );
  const most = bounds.few * othersPerOwn;
  return andThen(all({ match, limit: bounds.few + 1 }), (first) => {
    if (first.length <= bounds.few) return found(first);
    if (among === undefined) return { ...within, wide };
    return andThen(own({ match, most, partner: partnerId, limit: bounds.few + 1 }), (rows) => {
      if (rows.length > bounds.few) return { ...within, many: true };
      return andThen(all({ match, limit: most }), (looked) => (looked.length < most ? found(rows) : within));
    });
  });
};

export const sqliteDialect: Dialect = {
  provider: 'sqlite',
  prepare,
  prepareInsert,
  list: (keys) => JSON.stringify(keys),
  isIn: (column, list) => sql`${column} in (select value from json_each(${list}))`,
  inEach: (key, list, rows) =>
    sql`${key} in (select found.value from json_each(${list}) as each_of, json_each((select json_group_array("row") from ${rows(sql`each_of.value`)})) as found)`,
  each: (rows) => sql`json_each(${rows}) as each_row`,
  field: (name) => sql`each_row.value ->> ${sql.raw(`'${name}'`)}`,
  rowKey: (relationship) => relationship.rowNumber,
  unindexed: (column) => sql`+${column}`,
  // One transaction writes at a time.
  claim: async () => undefined,
  search,
};
