import { schema as served } from '@untether/graphql';
import {
  buildSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  getOperationAST,
  isCompositeType,
  parse,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { costOf, shortLists } from '../../src/http/limits/cost.ts';
import { findDocumentProblems } from '../../src/http/limits/document.ts';
import { defaultLimits } from '../../src/http/limits/limits.ts';
import { longListsOf } from '../../src/http/limits/long-lists.ts';
import { findSourceProblem } from '../../src/http/limits/source.ts';
import { findVariableProblem } from '../../src/http/limits/variables.ts';
import { spaDocuments } from './spa-documents.ts';

const schema = buildSchema(`
  type Query { customers(first: Int): CustomerConnection!  nodes(ids: [ID!]!): [Customer]!  me: Customer }
  type CustomerConnection { edges: [CustomerEdge!]! }
  type CustomerEdge { node: Customer! }
  type Customer { id: ID!  self: Customer!  blockers: [Blocker!]!  customers(first: Int): CustomerConnection! }
  type Blocker { id: ID!  customer: Customer! }
`);
const limits = { ...defaultLimits, tokens: 1000, depth: 6, aliases: 2, directives: 2, list: 3 };
const refusals = (source: string, of = limits, measured: GraphQLSchema = schema): string[] =>
  findDocumentProblems({ schema: measured, document: parse(source), limits: of }).map(({ message }) => message);

const cost = (source: string, variables: Record<string, unknown> = {}, measured: GraphQLSchema = schema): number => {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('the document has no operation, or several');
  return costOf({ schema: measured, document, operation, variables });
};

describe('whatever its variables are', () => {
  test.each([
    ['depth', '{ me { self { self { self { self { self { id } } } } } } }', 7],
    ['depth', '{ me { ...F } } fragment F on Customer { self { self { self { self { self { id } } } } } }', 7],
    ['aliases', '{ a: me { id } b: me { id } c: me { id } }', 3],
    ['aliases', '{ a: __schema { queryType { name } } b: __typename c: __type(name: "X") { name } }', 3],
    ['directives', '{ me @skip(if: false) { id @skip(if: false) self @skip(if: false) { id } } }', 3],
  ] as const)('a document beyond the limit of %s is refused: %s', (what, document, found) => {
    expect(refusals(document)).toContain(`This operation has ${what} ${found}; at most ${limits[what]} are allowed.`);
  });

  test('a list without pages may not be inside one of its own type', () => {
    expect(refusals(`{ me { blockers { id customer { id } } } }`)).toEqual([]);
    expect(refusals(`{ me { blockers { customer { ...F } } } } fragment F on Customer { blockers { id } }`)).toEqual([
      'This operation asks for a list of Blocker inside a list of Blocker: ask for the inner one by itself.',
    ]);
  });

  test('a list of the input is only so long', () => {
    expect(refusals('{ nodes(ids: [1, 2, 3]) { id } }')).toEqual([]);
    expect(refusals('{ nodes(ids: [1, 2, 3, 4]) { id } }')).toEqual([
      'The list ids has 4 values; at most 3 are allowed.',
    ]);
  });

  test('fragments that spread one another thousands of times are measured at once', () => {
    const chain = Array.from({ length: 40 }, (_, i) => `fragment F${i} on Customer { ...F${i + 1} ...F${i + 1} }`);
    const document = `{ me { ...F0 } } ${chain.join(' ')} fragment F40 on Customer { id a: id }`;
    expect(refusals(document)).toHaveLength(1);
    expect(cost(document)).toBeGreaterThan(defaultLimits.objects);
  });

  test('a fragment that spreads itself ends', () => {
    expect(refusals('{ me { ...F } } fragment F on Customer { id ...F }')).toEqual([]);
    expect(cost('{ me { ...F } } fragment F on Customer { id ...F }')).toBe(2);
  });
});

describe('the cost', () => {
  test.each([
    ['{ me { id } }', 2],
    ['{ me { id self { id } } }', 3],
    ['{ customers(first: 100) { edges { node { self { id } } } } }', 410],
    ['{ customers { edges { node { id } } } }', 78],
    ['{ customers(first: 1000) { edges { node { id } } } }', 310],
    ['{ nodes(ids: [1, 2, 3]) { id } }', 4],
    ['{ me { blockers { id } } }', 111],
  ])('of %s is %i objects', (document, objects) => {
    expect(cost(document)).toBe(objects);
  });

  test('is that of the variables, and of what they leave in', () => {
    const pages = 'query ($n: Int) { customers(first: $n) { edges { node { id } } } }';
    expect([cost(pages, { n: 2 }), cost(pages, { n: 10 }), cost(pages, { n: null })]).toEqual([7, 31, 78]);
    expect(cost('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b'] })).toBe(3);
    const parts = 'query ($full: Boolean!) { me { id blockers @include(if: $full) { id } } }';
    expect([cost(parts, { full: false }), cost(parts, { full: true })]).toEqual([2, 112]);
  });

  test('of introspection is what the schema really holds', () => {
    const once = cost(getIntrospectionQuery(), {}, served);
    expect(once).toBeGreaterThan(5000);
    expect(once).toBeLessThan(defaultLimits.objects / 3);
    expect(
      cost('{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }', {}, served),
    ).toBeGreaterThan(defaultLimits.objects);
  });

  test('knows lists that are short by the types they hold', () => {
    const held = new Set(
      Object.values(served.getTypeMap()).flatMap((type) =>
        isCompositeType(type) && 'getFields' in type
          ? Object.values(type.getFields()).map((field) => getNamedType(field.type).name)
          : [],
      ),
    );
    expect(Object.keys(shortLists).filter((name) => !held.has(name))).toEqual([]);
  });
});

describe('what real clients send is within the limits served', () => {
  const everything = {
    inputValueDeprecation: true,
    schemaDescription: true,
    directiveIsRepeatable: true,
    specifiedByUrl: true,
    oneOf: true,
  };
  const lists = ['subscriptions', 'azureEntitlements', 'reservations', 'savingsPlans', 'softwarePurchases', 'orders'];

  test.each([
    ['GraphiQL', getIntrospectionQuery(everything), {}],
    [
      'a page of customers with lists inside',
      'query ($a: Int, $b: Int) { customers(first: $a) { nodes { id subscriptions(first: $b) { nodes { id addOns { id } } } } } }',
      { a: 2, b: 2 },
    ],
    [
      'customers with six lists',
      `query ($a: Int, $b: Int) { customers(first: $a) { nodes { id companyName ${lists
        .map((list) => `${list}(first: $b) { nodes { id } totalCount }`)
        .join(' ')} } } }`,
      { a: 5, b: 5 },
    ],
  ])('%s', (_, source, variables) => {
    expect(refusals(source, defaultLimits, served)).toEqual([]);
    expect(cost(source, variables, served)).toBeLessThanOrEqual(defaultLimits.objects);
  });

  test.each(spaDocuments())('the admin app: $name', ({ operation, document }) => {
    expect(findDocumentProblems({ schema: served, document, limits: defaultLimits })).toEqual([]);
    // The largest pages, and more ids than it ever asks for.
    const variables = Object.fromEntries(
      (operation.variableDefinitions ?? []).map(({ variable: { name } }) => [
        name.value,
        /^(first|last|count|all)$/.test(name.value) ? 100 : name.value === 'ids' ? Array(100).fill('id') : null,
      ]),
    );
    expect(costOf({ schema: served, document, operation, variables })).toBeLessThanOrEqual(defaultLimits.objects);
  });
});

describe('before it is parsed', () => {
  const message = (source: string) => findSourceProblem(source, { ...limits, nesting: 4, string: 10 })?.message;

  test('a document is short, its brackets are few, its texts are small', () => {
    expect(message(`{ ${'me '.repeat(1100)} }`)).toBe('This document has more than 1000 tokens.');
    expect(message('{ a(b: [[[[1]]]]) }')).toBe('This document has more than 4 brackets inside one another.');
    expect(message(`{ a(b: "${'x'.repeat(11)}") }`)).toBe(
      'A text of the input has 11 characters; at most 10 are allowed.',
    );
    expect(message('{ a(b: [[1]]) { c(d: "((((((") } }')).toBeUndefined();
  });

  test('nor is it long with comments', () => {
    expect(message(`{ me } #${'x'.repeat(100_000)}`)).toBe(
      'This document has 100008 characters; at most 100000 are allowed.',
    );
  });

  test('what is no document is left to the parser', () => {
    expect(message('{ a(b: "')).toBeUndefined();
  });
});

test.each([
  [{ search: 'x'.repeat(10_001) }, 'A text of the input has 10001 characters; at most 10000 are allowed.'],
  [{ filter: { types: Array(1001).fill('A') } }, 'The list filter.types has 1001 values; at most 1000 are allowed.'],
  [{ a: Array(12).fill(Array(1000).fill(1)) }, 'The variables have more than 12000 values.'],
  [
    JSON.parse(`${'['.repeat(1000)}${']'.repeat(1000)}`),
    'The variables have more than 64 brackets inside one another.',
  ],
])('variables are only so large: %#', (variables, message) => {
  expect(findVariableProblem(variables, defaultLimits, new Map())?.message).toBe(message);
});

describe('the list of a bulk removal', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, at) => `c${at}`);
  const problem = (query: string, variables: Record<string, unknown>) =>
    findVariableProblem(variables, defaultLimits, longListsOf(served, parse(query)).variables)?.message;
  const field =
    'startBulkRemoval(input: { customerIds: $ids, clearBlockers: false, attestation: true }) { __typename }';

  test.each([
    ['in its input', 'mutation ($in: StartBulkRemovalInput!) { startBulkRemoval(input: $in) { __typename } }', 'in'],
    ['by itself', `mutation ($ids: [ID!]) { ${field} }`, null],
  ])('may be longer than others: %s', (_, query, input) => {
    const of = (count: number) => (input ? { [input]: { customerIds: ids(count) } } : { ids: ids(count) });
    expect(problem(query, of(10_000))).toBeUndefined();
    expect(problem(query, of(10_001))).toMatch(/ids has 10001 values/i);
  });

  test('may not where its variable is another list too', () => {
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { id } } mutation M($ids: [ID!]) { ${field} }`;
    expect(problem(query, { ids: ids(1001) })).toBe('The list ids has 1001 values; at most 1000 are allowed.');
  });

  test('may be longer in a document, as far as its tokens go', () => {
    const inDocument = (name: string, count: number) =>
      `mutation { startBulkRemoval(input: { ${name}: ${JSON.stringify(ids(count))}, clearBlockers: false, attestation: true }) { __typename } }`;
    const refused = (name: string) =>
      findDocumentProblems({ schema: served, document: parse(inDocument(name, 1001)), limits: defaultLimits });
    expect(refused('customerIds')).toEqual([]);
    expect(refused('other')).toHaveLength(1);
  });
});
