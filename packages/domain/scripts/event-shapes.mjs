/** The shapes of events as TypeScript writes them, for the catalogue and the client. */
import * as vocabulary from '../dist/src/model/vocabulary.js';

const capital = (word) => word[0].toUpperCase() + word.slice(1);
const singular = (word) => word.replace(/(?<=s)es$|s$/, '');

/** The vocabulary's lists by their types' names: `subscriptionStatuses` is SubscriptionStatus. */
const vocabularies = new Map(Object.entries(vocabulary).map(([name, values]) => [values, capital(singular(name))]));

const quote = (values) => values.map((value) => `'${value}'`).join(' | ');

/** Texts for shapes; `words` collects the vocabularies they name, as [name, values]. */
export const shapeWriter = () => {
  const words = new Map();
  const named = (values) => {
    const name = vocabularies.get(values);
    if (name === undefined) return quote(values);
    words.set(name, quote(values));
    return name;
  };
  const fields = (entries, read) => entries.map(([name, value]) => `readonly ${name}${read(value)}`).join('; ');
  const writers = {
    text: () => 'string',
    instant: () => 'Instant',
    count: () => 'number',
    flag: () => 'boolean',
    oneOf: ({ values }) => named(values),
    nullable: ({ of }) => `${write(of)} | null`,
    list: ({ of }) =>
      ['oneOf', 'nullable', 'either'].includes(of.kind) ? `readonly (${write(of)})[]` : `readonly ${write(of)}[]`,
    either: ({ of }) => of.map(write).join(' | '),
    record: (shape) => `{ ${fields(Object.entries(shape.fields), (of) => `: ${write(of)}`)} }`,
    counts: ({ keys }) => `{ readonly [K in ${named(keys)}]?: number }`,
  };
  const write = (shape) => writers[shape.kind](shape);
  const wrap = {
    fact: (type) => type,
    began: (type) => `Began<${type}>`,
    changed: (type) => `Changed<${type}>`,
    field: (type) => `Field<${type}>`,
  };
  return {
    words: () => [...words],
    /** `state?: Changed<RelationshipState>` */
    entry: ([name, { says, shape, optional }]) => `${name}${optional ? '?' : ''}: ${wrap[says](write(shape))}`,
  };
};

export const fieldsName = (kind) => `${capital(kind)}Fields`;

/** The interfaces of fields that an event's `changes` extend: one of them, where there are several. */
export const fieldsOf = ({ fields }) => {
  const names = fields.map(fieldsName);
  return names.length > 1 ? `(${names.join(' | ')})` : names[0];
};
