import { type ExecutionResult, GraphQLError, getIntrospectionQuery } from 'graphql';
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

const ownPage = { origin: 'https://untether.example', cookie: 'session=1' };

describe('another site cannot make a browser send a mutation with its cookie', () => {
  const forms = [
    ['application/x-www-form-urlencoded', 'query=mutation{change}'],
    ['text/plain', '{"query":"mutation{change}"}'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="query"\r\n\r\nmutation{change}\r\n--x--',
    ],
  ] as const;

  test.each(forms)('%s is refused, and the header that is missing is named', async (type, body) => {
    const response = await post(body, { 'content-type': type, cookie: 'session=1' });
    expect(response.status).toBe(403);
    const [error] = (await answerOf(Promise.resolve(response))).errors ?? [];
    expect(error).toMatchObject({ extensions: { code: 'CSRF_HEADER_MISSING' } });
    expect(error?.message).toContain('x-graphql-csrf');
  });

  test('where there is no cookie, or a key, there is nothing to forge', async () => {
    const get = (headers: Record<string, string>) => fetch(`${server.url}/graphql?query={hello}`, { headers });
    expect((await get({})).status).toBe(200);
    expect((await get({ cookie: 'session=1' })).status).toBe(403);
    expect((await get({ cookie: 'session=1', 'x-graphql-csrf': '1' })).status).toBe(200);
    expect((await get({ cookie: 'session=1', authorization: 'Bearer key' })).status).toBe(200);
    expect((await post('hello', { 'content-type': 'text/plain' })).status).toBe(415);
  });
});

describe('pages of other origins', () => {
  const portal = 'https://portal.example';
  let open: Listening;
  const seen: (string | undefined)[] = [];
  beforeAll(async () => {
    open = await listen({
      origins: { own: ['https://untether.example'], allowed: [portal] },
      contextOf: async ({ credentials }) => {
        seen.push(credentials.cookie);
        return {};
      },
    });
  });
  afterAll(() => open.close());
  const ask = (method: string, headers: Record<string, string>, path = '/graphql') =>
    fetch(open.url + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(method === 'POST' ? { body: '{"query":"{ hello }"}' } : {}),
    });
  const asked = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' };

  test('that are allowed may ask, and may read the answer', async () => {
    const { status, headers } = await ask('OPTIONS', { origin: portal, ...asked });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(portal);
    expect(headers.get('access-control-allow-methods')).toBe('GET, POST');
    expect(headers.get('access-control-allow-headers')).toBe(
      'authorization, content-type, accept-language, x-graphql-csrf',
    );
    expect(headers.get('access-control-max-age')).toBe('7200');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    for (const path of ['/graphql', '/schema.graphql']) {
      const answer = await ask(path === '/graphql' ? 'POST' : 'GET', { origin: portal }, path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('access-control-allow-origin')).toBe(portal);
      expect(answer.headers.get('access-control-expose-headers')).toBe('x-request-id');
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(answer.headers.get('vary')).toContain('Origin');
    }
  });

  test('that are not allowed are told what the operator may do, and no browser lets them read an answer', async () => {
    const preflight = await ask('OPTIONS', { origin: 'https://evil.example', ...asked });
    expect(preflight.status).toBe(403);
    expect(await preflight.text()).toContain('ALLOWED_ORIGINS');
    for (const answer of [preflight, await ask('POST', { origin: 'https://evil.example' })]) {
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
  });

  test('use a key: the cookie is for the own pages', async () => {
    seen.length = 0;
    await ask('POST', ownPage);
    await ask('POST', { ...ownPage, origin: portal });
    await ask('POST', { ...ownPage, origin: 'https://evil.example' });
    await ask('POST', { cookie: ownPage.cookie });
    expect(seen).toEqual(['session=1', undefined, undefined, 'session=1']);
  });
});

describe('an answer without data', () => {
  const refusing = (code: string) =>
    listen({
      contextOf: async () => {
        throw new GraphQLError('No.', { extensions: { code } });
      },
    });
  const statuses = async (url: string, query: string) =>
    Promise.all(
      ['application/graphql-response+json', 'application/json'].map(async (accept) => {
        const headers = { 'content-type': 'application/json', accept };
        const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
        await response.text();
        return response.status;
      }),
    );

  test.each([
    ['UNAUTHENTICATED', 401],
    ['FORBIDDEN', 400],
  ])('%s is %i to a client that knows the media type', async (code, status) => {
    const refused = await refusing(code);
    expect(await statuses(refused.url, '{ hello }')).toEqual([status, 200]);
    await refused.close();
  });

  test('is not one that has data beside its errors, nor one that is a fault', async () => {
    expect(await statuses(server.url, '{ hello refused }')).toEqual([200, 200]);
    expect(await statuses(server.url, '{ refused }')).toEqual([200, 200]);
    const broken = await listen({ contextOf: async () => Promise.reject(new Error('no database')) });
    expect((await statuses(broken.url, '{ hello }'))[0]).toBe(500);
    await broken.close();
  });
});

describe('a large answer', () => {
  const everything = JSON.stringify({ query: getIntrospectionQuery() });

  test.each([
    ['gzip, deflate, br', 'br'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', null],
    ['br;q=0', null],
  ])('to a client that takes %s is sent as %s', async (accepted, coding) => {
    const response = await post(everything, { 'accept-encoding': accepted });
    expect(response.headers.get('content-encoding')).toBe(coding);
    expect(response.headers.get('vary')).toContain('Accept-Encoding');
    expect((await answerOf(Promise.resolve(response))).data?.__schema).toBeDefined();
  });

  test('is all that is compressed', async () => {
    const response = await post({ query: '{ hello }' }, { 'accept-encoding': 'br' });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await response.json()).toEqual({ data: { hello: 'world' } });
  });
});

test('a stream passes proxies as it is', async () => {
  const { headers, body } = await post(
    { query: '{ hello }' },
    { accept: 'text/event-stream', 'accept-encoding': 'br' },
  );
  expect(headers.get('content-type')).toBe('text/event-stream');
  expect(headers.get('x-accel-buffering')).toBe('no');
  expect(headers.get('cache-control')).toBe('no-cache, no-transform');
  expect(headers.get('content-encoding')).toBeNull();
  await body?.cancel();
});

test('media types have no case', async () => {
  const response = await post(
    { query: '{ hello }' },
    { 'content-type': 'Application/JSON; charset=utf-8', accept: 'APPLICATION/JSON' },
  );
  expect(await response.json()).toEqual({ data: { hello: 'world' } });
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
  expect(endless.errors).toMatchObject([{ extensions: { code: 'OPERATION_TOO_LARGE', limit: 5000 } }]);
  expect(endless.data).toBeUndefined();
});

describe('GraphQL over HTTP, all protections on', () => {
  test('is audited for all that there is', () => {
    expect(serverAudits({ url: '' })).toHaveLength(61);
  });
  for (const audit of serverAudits({ url: () => `${server.url}/graphql` })) {
    test(`${audit.id} ${audit.name}`, async () => {
      const result = await audit.fn();
      expect('reason' in result ? result.reason : result.status).toBe('ok');
    });
  }
});
