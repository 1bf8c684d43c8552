import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { Dialect, Values } from './dialect.ts';
import { contains } from './like.ts';
import { withoutValues } from './query-error.ts';

interface Preparable<R> {
  toSQL(): { sql: string };
  prepare(name: string): { execute(values: Values): Promise<R> };
}

const prepare = <R>(query: PromiseLike<R>) => {
  const preparable = query as unknown as Preparable<R>;
  // A name must mean the same statement on every client of the pool, and PostgreSQL keeps only 63 bytes of it.
  const name = createHash('sha256').update(preparable.toSQL().sql).digest('base64url');
  const prepared = preparable.prepare(name);
  return (values: Values) =>
    prepared.execute(values).catch((error: unknown) => {
      throw withoutValues(error);
    });
};

export const postgresDialect: Dialect = {
  provider: 'pg',
  prepare,
  // PostgreSQL's text cannot hold NUL, so no row can match.
  list: (texts) => texts.filter((text) => !text.includes('\0')),
  isIn: (column, list) => sql`${column} = any(${Array.isArray(list) ? sql.param(list) : list}::text[])`,
  unindexed: (column) => sql`${column}`,
  claim: async ({ db }, text) => {
    const { execute } = db as unknown as { readonly execute: (statement: SQL) => Promise<unknown> };
    await execute.call(db, sql`select pg_advisory_xact_lock(hashtextextended(${text}, 0))`);
  },
  // The planner knows from its statistics whether the trigram index or the list's order finds the page sooner.
  search: async ({ tables }, text) => ({ where: contains(tables.relationship.searchText, text), drives: false }),
};
