import { eventSchemaVersion, events } from '../dist/src/events/events.js';
import { fieldEntries, itemFields } from '../dist/src/events/item-fields.js';
import { entryShape } from '../dist/src/events/shape.js';
import { idPrefixes } from '../dist/src/model/entities.js';
import { actorKinds } from '../dist/src/model/vocabulary.js';

const text = { type: 'string' };
const instant = { type: 'string', format: 'date-time' };
const object = (properties, required = Object.keys(properties)) => ({ type: 'object', required, properties });

const schemas = {
  text: () => text,
  instant: () => instant,
  count: () => ({ type: 'integer' }),
  flag: () => ({ type: 'boolean' }),
  nothing: () => ({ type: 'null' }),
  oneOf: ({ values }) => ({ enum: values }),
  nullable: ({ of }) => ({ anyOf: [schemaOf(of), { type: 'null' }] }),
  list: ({ of }) => ({ type: 'array', items: schemaOf(of) }),
  either: ({ of }) => ({ anyOf: of.map(schemaOf) }),
  record: ({ fields }) => object(map(fields, (shape) => schemaOf(shape))),
  counts: ({ keys }) => object(Object.fromEntries(keys.map((key) => [key, { type: 'integer' }])), []),
};
const schemaOf = (shape) => schemas[shape.kind](shape);
const map = (values, change) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]));
const ref = (name) => ({ $ref: `#/$defs/${name}` });

const entries = (declared) =>
  object(
    map(declared, (entry) => schemaOf(entryShape(entry))),
    Object.keys(declared).filter((name) => !declared[name].optional),
  );

const changesOf = ({ meaning, changes, fields }) => ({
  description: meaning,
  ...entries(changes),
  ...(fields.length > 0 && { anyOf: fields.map(ref) }),
});

const bodyOf = ([type, { subjects }]) => {
  const prefixes = subjects.map((kind) => idPrefixes[kind]);
  const subject = object({ id: { type: 'string', pattern: `^(${prefixes.join('|')})` } });
  const changes = { anyOf: [ref(type), ref('truncated')] };
  return { properties: { type: { const: type }, data: object({ subject, changes }) } };
};

const body = {
  type: { enum: Object.keys(events) },
  timestamp: instant,
  data: object({
    eventId: text,
    sequence: { type: 'integer', minimum: 1 },
    partnerId: text,
    customerId: { type: ['string', 'null'] },
    relationshipId: { type: ['string', 'null'] },
    actor: object({ kind: { enum: actorKinds }, name: text }),
    subject: object({ id: text }),
    changes: { type: 'object' },
    correlationId: text,
    schemaVersion: { const: eventSchemaVersion },
  }),
};

const truncated = {
  description: 'In place of changes that are too long for a webhook: read the event by its id.',
  ...object({ truncated: { const: true } }),
};

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Untether events',
  description:
    'The body of a webhook. `$defs` has the `changes` of each type by its name, also for events read by subscription or poll. New types and fields may be added at any time.',
  ...object(body),
  oneOf: Object.entries(events).map(bodyOf),
  $defs: { truncated, ...map(itemFields, (_, kind) => entries(fieldEntries(kind))), ...map(events, changesOf) },
};

/** One line for each member of a list or of `$defs`, so that a change of one is a change of one line. */
const lines = (value) =>
  JSON.stringify(value, undefined, 1)
    .replace(/\n {3,}/g, ' ')
    .replace(/\n {2}\}/g, ' }')
    .replace(/^ +/gm, (indent) => indent.repeat(2));

/** docs/events.schema.json */
export const jsonSchema = () => `${lines(schema)}\n`;
