import { type GraphQLFormattedError, getIntrospectionQuery } from 'graphql';
import { createClient as createSocketClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Live, openLive } from '../events/live.ts';

let live: Live;
beforeAll(async () => {
  live = await openLive();
});
afterAll(() => live.close());

interface Operation {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly extensions?: Record<string, unknown>;
}

const everyType = `fragment F on __Schema { types { name description fields { name description type { name kind }
  args { name description type { name } } } inputFields { name description } enumValues { name description }
  possibleTypes { name } interfaces { name } } }`;
const aliases = (count: number, field: string): string =>
  Array.from({ length: count }, (_, at) => `a${at}: ${field}`).join(' ');
const customerId = 'cus_00000000-0000-4000-8000-000000000000';
const types = (count: number): string[] => Array(count).fill('SUBSCRIPTION_SUSPENDED');
const search = '\uFDFA'.repeat(300_000);

const attacks: Record<string, Operation> = {
  '700 aliases of __schema': { query: `${everyType} { ${aliases(700, '__schema { ...F }')} }` },
  '40 aliases of __schema': { query: `${everyType} { ${aliases(40, '__schema { ...F }')} }` },
  '1,600 aliases of __typename': { query: `{ ${aliases(1600, '__typename')} }` },
  'a customer inside a customer, and lists without pages': {
    query: `{customer(id:"${customerId}"){subscriptions(first:100){nodes{customer{subscriptions(first:30){nodes{customer{
      removalBlockers{id message kind subjectName billedMeanwhile clearsAt allowedRoles resolutions}}}}}}}}}`,
  },
  '33,000 enum values in a variable': {
    query: 'query ($types: [EventType!]) { events(first: 1, filter: { types: $types }) { nodes { id } } }',
    variables: { types: types(33_000) },
  },
  '2,000 enum values in the document': {
    query: `{ events(first: 1, filter: { types: [${types(2000).join(' ')}] }) { nodes { id } } }`,
  },
  'a search of 900 kB in a variable': {
    query: 'query ($search: String) { customers(filter: { search: $search }) { nodes { id } } }',
    variables: { search },
  },
  'a search of 900 kB in the document': {
    query: `{ customers(filter: { search: "${search}" }) { nodes { id } } }`,
  },
  'nested list literals': { query: `{ nodes(ids: ${'['.repeat(2400)}${']'.repeat(2400)}) { id } }` },
  'nested lists in a variable': {
    query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    variables: { ids: JSON.parse(`${'['.repeat(1000)}${']'.repeat(1000)}`) },
  },
  'pages inside pages by variables': {
    query: `query ($n: Int) { customers(first: $n) { nodes { subscriptions(first: $n) { nodes { addOns { id } } } } } }`,
    variables: { n: 100 },
  },
};

const post = async (operation: Operation, headers: Record<string, string> = {}) => {
  const response = await fetch(`${live.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body: JSON.stringify(operation),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
};

const overSocket = (operation: Operation): Promise<unknown> =>
  new Promise((done) => {
    const client = createSocketClient({
      url: `${live.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      onNonLazyError: () => undefined,
    });
    let last: unknown;
    client.subscribe(operation, {
      next: (result) => {
        last = result.errors ?? result;
      },
      error: done,
      complete: () => done(last),
    });
  });

describe.each(Object.entries(attacks))('%s', (_, operation) => {
  test.each(['signed out', 'signed in'])('%s, is refused and leaves no fault behind', async (how) => {
    const { status, body } = await post(operation, how === 'signed in' ? live.alpha.headers() : {});
    expect(status).toBe(400);
    expect(body.data).toBeUndefined();
    expect(body.errors[0].extensions.code).toBe('OPERATION_TOO_LARGE');
    expect(live.logged.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  test('is refused over WebSocket', async () => {
    const { message, extensions } = ((await overSocket(operation)) as GraphQLFormattedError[])[0] ?? {};
    expect(message).toMatch(/at most|more than/);
    const { code, limit, found, ...rest } = extensions ?? {};
    expect([code, typeof limit, rest]).toEqual(['OPERATION_TOO_LARGE', 'number', {}]);
    expect(['number', 'undefined']).toContain(typeof found);
  });
});

test('as many values as a list may have are answered, each as often as it likes', async () => {
  const query = `query ($kinds: [RemovalBlockerKind!], $types: [EventType!]) {
    customers(filter: { blockedBy: $kinds }) { totalCount } events(first: 1, filter: { types: $types }) { nodes { id } } }`;
  const variables = { kinds: Array(1000).fill('ACTIVE_SUBSCRIPTION'), types: types(1000) };
  expect((await post({ query, variables }, live.alpha.headers())).body.errors).toBeUndefined();
});

test('a search may be long; only its beginning is looked for', async () => {
  const query = 'query ($search: String) { customers(filter: { search: $search }) { totalCount } }';
  const variables = { search: '\uFDFA'.repeat(10_000) };
  expect((await post({ query, variables }, live.alpha.headers())).body.data.customers.totalCount).toBe(0);
});

test('introspection is answered, with what it costs where that is asked for', async () => {
  const query = getIntrospectionQuery();
  const { body } = await post({ query, extensions: { cost: true } });
  expect(body.data.__schema.types.length).toBeGreaterThan(200);
  expect(body.extensions.cost).toEqual({ objects: expect.any(Number), limit: 100_000 });
  expect((await post({ query: '{ __typename }' })).body.extensions).toBeUndefined();
});
