import { buildSchema, getIntrospectionQuery, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { documentLimits, limitDocuments } from '../src/http/document-limits.ts';

const schema = buildSchema(`
  type Query { customers(first: Int): CustomerConnection!  nodes(ids: [ID!]!): [Customer]!  me: Customer }
  type CustomerConnection { edges: [CustomerEdge!]! }
  type CustomerEdge { node: Customer! }
  type Customer { id: ID!  self: Customer!  blockers: [Blocker!]!  customers(first: Int): CustomerConnection! }
  type Blocker { id: ID!  customer: Customer! }
`);
const limits = { tokens: 1000, depth: 6, aliases: 2, directives: 2, objects: 1399 };
const refusals = (document: string, of = limits): string[] =>
  validate(schema, parse(document), [limitDocuments(of)]).map(({ message }) => message);

test.each([
  ['depth', '{ me { self { self { self { self { self { id } } } } } } }', 7],
  ['depth', '{ me { ...F } } fragment F on Customer { self { self { self { self { self { id } } } } } }', 7],
  ['aliases', '{ a: me { id } b: me { id } c: me { id } }', 3],
  ['directives', '{ me @skip(if: false) { id @skip(if: false) self @skip(if: false) { id } } }', 3],
  ['objects', '{ customers(first: 100) { edges { node { blockers { id } self { id } } } } }', 1400],
])('a document beyond the limit of %s is refused: %s', (what, document, found) => {
  const limit = limits[what as keyof typeof limits];
  const message = `This operation has ${what} ${found}; at most ${limit} are allowed.`;
  expect(refusals(document)).toContain(message);
});

test('pages inside pages multiply, a variable page counts as full', () => {
  const nested = (first: string) =>
    `query ($n: Int) { customers(first: ${first}) { edges { node { customers(first: ${first}) { edges { node { id } } } } } } }`;
  const flat = { ...limits, depth: 20 };
  expect(refusals(nested('10'), flat)).toEqual([]);
  expect(refusals(nested('50'), flat)).toHaveLength(1);
  expect(refusals(nested('$n'), flat)).toHaveLength(1);
});

test('a list without pages may not stand inside one of its own type', () => {
  const again = 'blockers { customer { ...F } }';
  expect(refusals(`{ me { blockers { id customer { id } } } }`)).toEqual([]);
  expect(refusals(`{ me { ${again} } } fragment F on Customer { blockers { id } }`)).toEqual([
    'This operation asks for a list of Blocker inside a list of Blocker: ask for the inner one by itself.',
  ]);
});

test('fragments that spread one another thousands of times are measured at once', () => {
  const chain = Array.from({ length: 40 }, (_, i) => `fragment F${i} on Customer { ...F${i + 1} ...F${i + 1} }`);
  expect(refusals(`{ me { ...F0 } } ${chain.join(' ')} fragment F40 on Customer { id a: id }`)).toHaveLength(1);
});

test('a fragment that spreads itself ends', () => {
  expect(refusals('{ me { ...F } } fragment F on Customer { id ...F }')).toEqual([]);
});

test('introspection is within the limits served', () => {
  expect(refusals(getIntrospectionQuery(), documentLimits)).toEqual([]);
});
