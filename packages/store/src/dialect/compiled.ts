import { Column, is, Param, Placeholder, SQL, Subquery } from 'drizzle-orm';
import { SQLiteTextJson, SQLiteTimestamp } from 'drizzle-orm/sqlite-core';
import type { Values } from './dialect.ts';

type Decode = (value: unknown) => unknown;
type Field = Column | SQL | SQL.Aliased | Subquery;

/** A prepared query of drizzle on SQLite, as far as it is taken apart here. */
interface Prepared {
  readonly stmt: {
    raw(on: boolean): { all(...values: unknown[]): unknown[][] };
    all(...values: unknown[]): unknown[];
    run(...values: unknown[]): unknown;
  };
  readonly query: { readonly sql: string; readonly params: readonly unknown[] };
  readonly logger: { logQuery(sql: string, params: readonly unknown[]): void };
  readonly fields?: readonly { readonly path: readonly string[]; readonly field: Field }[];
  readonly joinsNotNullableMap?: Readonly<Record<string, boolean>>;
  readonly customResultMapper?: unknown;
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
  const isNested = fields?.some(({ path }) => path.length > 1) ?? false;
  const mayBeMissing = isNested && Object.values(prepared.joinsNotNullableMap ?? {}).includes(false);
  if (prepared.customResultMapper !== undefined || mayBeMissing || !['all', 'run'].includes(executeMethod))
    return (values) => prepared.execute(values) as Promise<R>;
  const getters = params.map(getterOf);
  const bind = (values: Values): unknown[] => {
    const bound = getters.map((get) => get(values));
    logger.logQuery(sql, bound);
    return bound;
  };
  if (executeMethod === 'run') return (values) => stmt.run(...bind(values)) as R;
  if (fields === undefined) return (values) => stmt.all(...bind(values)) as R;
  const toRow = rowMapper(fields);
  const raw = stmt.raw(true);
  return (values) => {
    const rows: unknown[] = raw.all(...bind(values));
    for (let at = 0; at < rows.length; at += 1) rows[at] = toRow(rows[at] as unknown[]);
    return rows as R;
  };
};

const getterOf = (param: unknown): ((values: Values) => unknown) => {
  const placed = is(param, Param) ? param.value : param;
  if (!is(placed, Placeholder)) return () => param;
  const { name } = placed;
  const encode = is(param, Param) ? (value: unknown) => param.encoder.mapToDriverValue(value) : undefined;
  return (values) => {
    if (!(name in values)) throw new Error(`no value for the placeholder ${name}`);
    return encode === undefined ? values[name] : encode(values[name]);
  };
};

const identity = Column.prototype.mapFromDriverValue;

/** undefined where a value is shown as the engine gives it; a text is code. */
const decoderOf = (field: Field): Decode | string | undefined => {
  if (is(field, SQLiteTimestamp) && field.mode === 'timestamp_ms') return 'new Date';
  if (is(field, SQLiteTextJson)) return parserOfRows();
  const decoder = is(field, Column)
    ? field
    : is(field, SQL)
      ? decoderIn(field)
      : decoderIn(is(field, Subquery) ? field._.sql : (field as SQL.Aliased).sql);
  return decoder.mapFromDriverValue === identity ? undefined : (value) => decoder.mapFromDriverValue(value as never);
};

/** Rows that follow each other often say the same, as events do of who caused them: that is parsed once. */
const parserOfRows = (): Decode => {
  let last: unknown;
  let value: unknown;
  return (text) => {
    if (text === last) return value;
    value = JSON.parse(text as string);
    last = text;
    return value;
  };
};

const decoderIn = (sql: SQL) => (sql as unknown as { readonly decoder: { mapFromDriverValue: Decode } }).decoder;

type Shape = Map<string, number | Shape>;

/** One object literal for all rows of a query, so that they share their shape. */
const rowMapper = (fields: NonNullable<Prepared['fields']>): ((row: unknown[]) => unknown) => {
  const decoders = fields.map(({ field }) => decoderOf(field));
  const shape: Shape = new Map();
  for (const [at, { path }] of fields.entries()) {
    const inner = path.slice(0, -1).reduce<Shape>((node, key) => {
      const next = node.get(key);
      if (next instanceof Map) return next;
      const made: Shape = new Map();
      node.set(key, made);
      return made;
    }, shape);
    inner.set(path.at(-1) ?? '', at);
  }
  const literal = (node: Shape): string =>
    `{${[...node].map(([key, at]) => `${JSON.stringify(key)}:${value(at)}`).join()}}`;
  const value = (at: number | Shape): string => {
    if (typeof at !== 'number') return literal(at);
    const decode = decoders[at];
    if (decode === undefined) return `row[${at}]`;
    return `row[${at}]===null?null:${typeof decode === 'string' ? decode : `decoders[${at}]`}(row[${at}])`;
  };
  // The keys are names in our own code.
  return new Function('decoders', `return (row) => (${literal(shape)});`)(decoders);
};
