import type { ExecutionResult } from 'graphql';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listening, listen } from './harness/in-process.ts';

let server: Listening;
beforeAll(async () => {
  server = await listen();
});
afterAll(() => server.close());

const post = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const answerOf = async (response: Promise<Response>): Promise<ExecutionResult> =>
  (await (await response).json()) as ExecutionResult;

describe('a fault', () => {
  test('says nothing of its inside, carries the request id and is logged with it', async () => {
    const response = await post({ query: '{ hello broken }' });
    const requestId = response.headers.get('x-request-id');
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).not.toContain('secret');
    expect(JSON.parse(text)).toMatchObject({
      data: { hello: 'world', broken: null },
      errors: [{ path: ['broken'], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } }],
    });
    const entry = server.logged.find((line) => line.requestId === requestId);
    expect(entry).toMatchObject({ level: 'error', path: 'broken' });
    expect(entry?.fault).toContain('the disk at /secret/path is full');
  });

  test('in making the context is masked the same way', async () => {
    const broken = await listen({ contextOf: async () => Promise.reject(new Error('no /secret/database')) });
    const response = await fetch(`${broken.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ hello }"}',
    });
    const text = await response.text();
    await broken.close();
    expect(text).not.toContain('secret');
    expect(JSON.parse(text).errors[0].extensions.requestId).toBe(response.headers.get('x-request-id'));
    expect(broken.logged).toHaveLength(1);
  });

  test('is not what an error for the caller is: that one is told, and not logged', async () => {
    const before = server.logged.length;
    const body = await answerOf(post({ query: '{ refused }' }));
    expect(body.errors).toMatchObject([{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(server.logged).toHaveLength(before);
  });
});

describe('another site cannot make a browser send a mutation', () => {
  test.each([
    ['application/x-www-form-urlencoded', 'query=mutation{change}'],
    ['text/plain', '{"query":"mutation{change}"}'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="query"\r\n\r\nmutation{change}\r\n--x--',
    ],
  ])('%s is refused', async (type, body) => {
    const response = await post(body, { 'content-type': type });
    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain('"change"');
  });

  test('no answer allows another origin to read it', async () => {
    const response = await post({ query: '{ hello }' }, { origin: 'https://evil.example' });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a body beyond one megabyte', () => {
  const tooLarge = JSON.stringify({ query: `{ hello } #${'x'.repeat(1_000_001)}` });

  test('is refused by its declared length', async () => {
    const response = await post(tooLarge);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'REQUEST_TOO_LARGE' } }] });
  });

  test('is refused when its length is not declared', async () => {
    const body = new Blob([tooLarge]).stream();
    const headers = { 'content-type': 'application/json' };
    const request = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    const status = await fetch(`${server.url}/graphql`, request).then(
      (response) => response.status,
      () => 'connection closed',
    );
    expect([413, 'connection closed']).toContain(status);
    expect((await post({ query: '{ hello }' })).status).toBe(200);
  });

  test('a small body of undeclared length is answered', async () => {
    const body = new Blob(['{"query":"{ hello }"}']).stream();
    const headers = { 'content-type': 'application/json' };
    const request = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    const response = await fetch(`${server.url}/graphql`, request);
    expect(await response.json()).toEqual({ data: { hello: 'world' } });
  });
});

test('what is wrong with a request has a code, wherever it is noticed', async () => {
  const codeOf = async (body: object) => (await answerOf(post(body))).errors?.map(({ extensions }) => extensions?.code);
  const typed = 'query ($name: String!) { __type(name: $name) { name } }';
  expect(await codeOf({ query: typed })).toEqual(['BAD_USER_INPUT']);
  expect(await codeOf({ query: typed, variables: { name: 7 } })).toEqual(['BAD_USER_INPUT']);
  expect(await codeOf({ query: '{ nothing }' })).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  expect(await codeOf({ query: '{' })).toEqual(['GRAPHQL_PARSE_FAILED']);
});

test('a document with too many tokens or aliases is refused before it runs', async () => {
  const many = Array.from({ length: 60 }, (_, index) => `a${index}: hello`).join(' ');
  const body = await answerOf(post({ query: `{ ${many} }` }));
  expect(body.errors).toMatchObject([{ extensions: { code: 'OPERATION_TOO_LARGE', limit: 50, found: 60 } }]);
  const endless = await answerOf(post({ query: `{ ${'hello '.repeat(6000)} }` }));
  expect(endless.errors?.[0]?.message).toMatch(/5000 tokens/);
  expect(endless.data).toBeUndefined();
});

describe('GraphQL over HTTP', () => {
  for (const audit of serverAudits({ url: () => `${server.url}/graphql` })) {
    if (!/^(MUST|SHOULD)/.test(audit.name)) continue;
    test(`${audit.id} ${audit.name}`, async () => {
      const result = await audit.fn();
      expect('reason' in result ? result.reason : result.status).toBe('ok');
    });
  }
});
