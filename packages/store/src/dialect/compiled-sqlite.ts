import { is } from 'drizzle-orm';
import { SQLiteTextJson, SQLiteTimestamp } from 'drizzle-orm/sqlite-core';
import type { Values } from './dialect.ts';
import { binder, type Decode, decoderOf, type Field, isPlain, parserOfRows, rowMapper, type Selected } from './rows.ts';

/** A prepared query of drizzle on SQLite, as far as it is taken apart here. */
interface Prepared extends Selected {
  readonly stmt: {
    raw(on: boolean): { all(...values: unknown[]): unknown[][] };
    all(...values: unknown[]): unknown[];
    run(...values: unknown[]): unknown;
  };
  readonly query: { readonly sql: string; readonly params: readonly unknown[] };
  readonly logger: { logQuery(sql: string, params: readonly unknown[]): void };
  readonly executeMethod: 'all' | 'run' | 'get' | 'values';
  execute(values: Values): Promise<unknown>;
}

/**
 * Runs a prepared query at once: what drizzle decides anew for every value and every row (which placeholder, which
 * decoder, which place in the row) is decided here once. What is not plain is left to drizzle.
 */
export const compile = <R>(query: unknown): ((values: Values) => R | Promise<R>) => {
  const prepared = query as Prepared;
  const { stmt, logger, fields, executeMethod } = prepared;
  const { sql, params } = prepared.query;
  if (!isPlain(prepared) || !['all', 'run'].includes(executeMethod))
    return (values) => prepared.execute(values) as Promise<R>;
  const valuesOf = binder(params);
  const bind = (values: Values): unknown[] => {
    const bound = valuesOf(values);
    logger.logQuery(sql, bound);
    return bound;
  };
  if (executeMethod === 'run') return (values) => stmt.run(...bind(values)) as R;
  if (fields === undefined) return (values) => stmt.all(...bind(values)) as R;
  const toRow = rowMapper(fields, decode);
  const raw = stmt.raw(true);
  return (values) => {
    const rows: unknown[] = raw.all(...bind(values));
    for (let at = 0; at < rows.length; at += 1) rows[at] = toRow(rows[at] as unknown[]);
    return rows as R;
  };
};

const decode = (field: Field): Decode | string | undefined => {
  if (is(field, SQLiteTimestamp) && field.mode === 'timestamp_ms') return 'new Date';
  return is(field, SQLiteTextJson) ? parserOfRows() : decoderOf(field);
};
