import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Live, openLive } from './events/live.ts';

let live: Live;
let secret: string;
beforeAll(async () => {
  live = await openLive();
  const { body } = await live.alpha.client.query(
    `mutation { createApiKey(input: {name: "short", roles: [ADMIN_AGENT], expiresAt: "${new Date(Date.now() + 86_400_000).toISOString()}"}) { ... on CreateApiKeyPayload { secret } } }`,
  );
  secret = body.data.createApiKey.secret;
});
afterAll(() => live.close());

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** Only the short path spells it so. */
  readonly isShort: boolean;
}

const send = (body: string, headers: Readonly<Record<string, string>>): Promise<Answer> =>
  new Promise((done, fail) => {
    const sent = request(`${live.url}/graphql`, { method: 'POST', agent: false, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { date: _date, 'x-request-id': id, connection: _connection, ...rest } = response.headers;
        expect(id).toMatch(/^[0-9a-f-]{36}$/);
        done({
          status: response.statusCode,
          headers: rest,
          body: Buffer.concat(chunks).toString('latin1').replaceAll(String(id), 'ID'),
          isShort: response.rawHeaders.includes('Content-Type') && response.rawHeaders.includes('Content-Length'),
        });
      });
    });
    sent.on('error', fail);
    sent.setHeader('content-length', Buffer.byteLength(body));
    sent.end(body);
  });

const viewer = '{ viewer { __typename ... on Viewer { user { name } } } }';
const document = (query: string, more: object = {}) => JSON.stringify({ query, ...more });
const own = () => ({ ...live.alpha.headers(), origin: live.url });
const key = () => ({ authorization: `Bearer ${secret}` });

const bulk =
  'mutation ($input: StartBulkRemovalInput!) { startBulkRemoval(input: $input) { __typename ... on NotFoundError { path } } }';
const bulkOf = (most: number) => {
  const customerIds = Array.from(
    { length: most },
    (_, at) => `cus_00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  );
  return document(bulk, { variables: { input: { customerIds, clearBlockers: false, attestation: true } } });
};

type Headers = () => Record<string, string>;
type Case = readonly [name: string, isShort: boolean, body: string, headers?: Headers];
const cases: readonly Case[] = [
  ['a query with a cookie', true, document(viewer)],
  ['with a key', true, document(viewer), key],
  ['with a key and a cookie', true, document(viewer), () => ({ ...own(), ...key() })],
  ['signed out', true, document('{ customers { totalCount } }'), () => ({})],
  ['a cookie that is none', true, document(viewer), () => ({ cookie: 'better-auth.session_token=x.y' })],
  ['a wrong key', false, document(viewer), () => ({ authorization: 'Bearer wrong' })],
  ['a wrong key and a good cookie', false, document(viewer), () => ({ ...own(), authorization: 'Bearer wrong' })],
  ['variables', true, document('query ($n: Int!) { customers(first: $n) { totalCount } }', { variables: { n: 2 } })],
  [
    'a variable that is wrong',
    false,
    document('query ($n: Int!) { customers(first: $n) { totalCount } }', { variables: { n: 'x' } }),
  ],
  ['a variable that is missing', false, document('query ($n: Int!) { customers(first: $n) { totalCount } }')],
  ['no variables', false, document(viewer, { variables: null })],
  ['a name', true, document(`query A ${viewer} query B { __typename }`, { operationName: 'B' })],
  ['no name of two operations', false, document(`query A ${viewer} query B { __typename }`)],
  ['an unknown name', false, document(`query A ${viewer}`, { operationName: 'C' })],
  ['a syntax error', false, document('{ customers(')],
  ['an unknown field', false, document('{ customers { nodes { secret } } }')],
  ['too many aliases', false, document(`{ ${Array.from({ length: 60 }, (_, at) => `a${at}: __typename`).join(' ')} }`)],
  [
    'too large an answer',
    false,
    document(
      '{ customers(first: 100) { nodes { events(first: 100) { nodes { id customer { events(first: 100) { nodes { id } } } } } } } }',
    ),
  ],
  ['introspection', false, document('{ __schema { queryType { name } } }')],
  ['a field of another type', true, document('{ __typename }')],
  ['a cursor of another list', true, document('{ customers(after: "x") { totalCount } }')],
  ['a page of none', true, document('{ customers(first: 0) { totalCount } }')],
  ['an id that nothing has', true, document('{ customer(id: "cus_none") { id } node(id: "sub_none") { id } }')],
  ['no JSON', false, '{'],
  ['a list of operations', false, `[${document(viewer)}]`],
  ['the cost asked for', false, document(viewer, { extensions: { cost: true } })],
  ['more than a request has', false, document(viewer, { more: 1 })],
  ['a subscription', false, document('subscription { relationshipEvents(after: "x") { __typename } }')],
  [
    'a refused mutation',
    true,
    document(
      'mutation { suspendSubscription(input: {subscriptionId: "sub_none"}) { __typename ... on Error { code message } } }',
    ),
  ],
  ['as many customers as a job takes', true, bulkOf(10_000)],
  ['one more', false, bulkOf(10_001)],
  [
    'another language',
    true,
    document('{ customers(first: 0) { totalCount } }'),
    () => ({ ...own(), 'accept-language': 'ja' }),
  ],
  ['anything', true, document(viewer), () => ({ ...own(), accept: '*/*' })],
  ['JSON', true, document(viewer), () => ({ ...own(), accept: 'application/json, text/plain' })],
  [
    'the media type of GraphQL',
    true,
    document('{ customers(first: 0) { totalCount } }'),
    () => ({ ...own(), accept: 'application/graphql-response+json' }),
  ],
  [
    'what our app asks for',
    true,
    document(viewer),
    () => ({
      ...own(),
      accept:
        'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
    }),
  ],
  ['another media type', false, document(viewer), () => ({ ...own(), accept: 'text/html' })],
  [
    'brotli or gzip',
    true,
    document('{ offers(first: 100) { nodes { id name } } }'),
    () => ({ ...own(), 'accept-encoding': 'gzip, br' }),
  ],
  ['another site’s page', false, document(viewer), () => ({ ...own(), origin: 'https://elsewhere.example' })],
];

test.each(cases.map(([name, isShort, body, headers = own]) => ({ name, isShort, body, headers })))(
  '$name is answered as on the long way (short: $isShort)',
  async ({ isShort, body, headers }) => {
    const asked = headers();
    const { isShort: isTaken, ...answer } = await send(body, { ...asked, 'content-type': 'application/json' });
    // A parameter of the media type changes nothing but the way.
    const { isShort: isLong, ...expected } = await send(body, {
      ...asked,
      'content-type': 'application/json; charset=utf-8',
    });
    expect(isLong).toBe(false);
    expect(answer).toEqual(expected);
    expect(isTaken).toBe(isShort);
  },
);

test.each([
  ['short', 'application/json'],
  ['long', 'application/json; charset=utf-8'],
])('a removal takes as many customers as the API says, and no more, on the %s way', async (_, type) => {
  const said = await send(document('{ viewer { bulkRemovalLimit } }'), { ...own(), 'content-type': type });
  const most: number = JSON.parse(said.body).data.viewer.bulkRemovalLimit;
  const ask = async (count: number) => {
    const { body } = await send(bulkOf(count), { ...own(), 'content-type': type });
    return JSON.parse(body);
  };
  // All ids are read: the command has looked for the customers.
  expect(await ask(most)).toEqual({
    data: { startBulkRemoval: { __typename: 'NotFoundError', path: ['customerIds'] } },
  });
  expect((await ask(most + 1)).errors).toMatchObject([
    {
      message: 'The list input.customerIds has 10001 values; at most 10000 are allowed.',
      extensions: { code: 'OPERATION_TOO_LARGE', limit: most, found: most + 1 },
    },
  ]);
});
