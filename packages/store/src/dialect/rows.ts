import { Column, is, Param, Placeholder, SQL, Subquery } from 'drizzle-orm';
import type { Values } from './dialect.ts';

export type Decode = (value: unknown) => unknown;
export type Field = Column | SQL | SQL.Aliased | Subquery;

/** What a prepared query of drizzle selects, as far as it is taken apart here. */
export interface Selected {
  readonly fields?: readonly { readonly path: readonly string[]; readonly field: Field }[];
  readonly joinsNotNullableMap?: Readonly<Record<string, boolean>>;
  readonly customResultMapper?: unknown;
}

/** Whether rows are no more than values at their places: of a joined row that may be missing drizzle knows more. */
export const isPlain = ({ fields, joinsNotNullableMap, customResultMapper }: Selected): boolean => {
  const isNested = fields?.some(({ path }) => path.length > 1) ?? false;
  const mayBeMissing = isNested && Object.values(joinsNotNullableMap ?? {}).includes(false);
  return customResultMapper === undefined && !mayBeMissing;
};

/** What makes the values of a statement's parameters from those of its placeholders. */
export const binder = (params: readonly unknown[]): ((values: Values) => unknown[]) => {
  const getters = params.map(getterOf);
  return (values) => getters.map((get) => get(values));
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

/** As drizzle decodes it; undefined where a value is shown as the engine gives it. */
export const decoderOf = (field: Field): Decode | undefined => {
  const decoder = is(field, Column)
    ? field
    : is(field, SQL)
      ? decoderIn(field)
      : decoderIn(is(field, Subquery) ? field._.sql : (field as SQL.Aliased).sql);
  return decoder.mapFromDriverValue === identity ? undefined : (value) => decoder.mapFromDriverValue(value as never);
};

const decoderIn = (sql: SQL) => (sql as unknown as { readonly decoder: { mapFromDriverValue: Decode } }).decoder;

/** Rows that follow each other often say the same, as events do of who caused them: that is parsed once. */
export const parserOfRows = (): Decode => {
  let last: unknown;
  let value: unknown;
  return (text) => {
    if (text === last) return value;
    value = JSON.parse(text as string);
    last = text;
    return value;
  };
};

type Shape = Map<string, number | Shape>;

/**
 * One object literal for all rows of a query, so that they share their shape. `decoderOf` a field is undefined where a value
 * is shown as it comes; a text is code.
 */
export const rowMapper = (
  fields: NonNullable<Selected['fields']>,
  decoderOf: (field: Field, at: number) => Decode | string | undefined,
): ((row: unknown[]) => unknown) => {
  const decoders = fields.map(({ field }, at) => decoderOf(field, at));
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
