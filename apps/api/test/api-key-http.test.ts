import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from './harness/client.ts';
import { type Installation, newFolder, type Serving, serve } from './harness/process.ts';

let place: Installation;
let server: Serving;
let demoKey: string;
beforeAll(async () => {
  place = newFolder();
  server = await serve({ DATABASE_URL: place.databaseUrl });
  demoKey = readFileSync(join(place.folder, 'demo-api-key'), 'utf8');
});
afterAll(async () => {
  await server.stop();
  place.remove();
});

const ask = (authorization: string, query = '{ viewer { user { email } } }', headers: Record<string, string> = {}) =>
  createClient(server.url).send('/graphql', { query }, { authorization, ...headers });
const emailThrough = async (key: string) => (await ask(`Bearer ${key}`)).body.data?.viewer?.user.email;
const signIn = async (email: string) => {
  const client = createClient(server.url);
  expect((await client.signIn(email, 'untether-demo')).status).toBe(200);
  return client;
};
/** What a shell hands to curl, which need not be installed here. */
const wordsOf = async (line: string): Promise<string[]> =>
  (await promisify(execFile)('sh', ['-c', `curl() { printf '%s\\n' "$@"; }; ${line}`])).stdout.trim().split('\n');
const makeKey = async (client: ReturnType<typeof createClient>) => {
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const { body } = await client.query(
    `mutation ($expiresAt: DateTime!) { createApiKey(input: {name: "A program", roles: [ADMIN_AGENT], expiresAt: $expiresAt}) {
      ... on CreateApiKeyPayload { secret apiKey { id } } } }`,
    { expiresAt },
  );
  return { secret: body.data.createApiKey.secret as string, id: body.data.createApiKey.apiKey.id as string };
};

describe('Authorization: Bearer', () => {
  test('an API key is let in without a cookie, whatever the case of the word', async () => {
    expect(await emailThrough(demoKey)).toBe('admin@meridian.example');
    expect((await ask(`bearer  ${demoKey}`)).body.data.viewer.user.email).toBe('admin@meridian.example');
  });

  test('a key goes before a cookie, also a wrong one', async () => {
    const summit = await signIn('admin@summit.example');
    expect(await summit.viewerEmail()).toBe('admin@summit.example');
    const query = { query: '{ viewer { user { email } } }' };
    const both = await summit.send('/graphql', query, { authorization: `Bearer ${demoKey}` });
    expect(both.body.data.viewer.user.email).toBe('admin@meridian.example');
    for (const wrong of [`Bearer ${demoKey}x`, 'Bearer unt_', 'Bearer', 'Bearer a b']) {
      const { body } = await summit.send('/graphql', query, { authorization: wrong });
      expect(body.errors[0].extensions.code, wrong).toBe('UNAUTHENTICATED');
      expect(body.data ?? null, wrong).toBeNull();
    }
  });

  test('a scheme that is not ours leaves the cookie alone', async () => {
    const summit = await signIn('admin@summit.example');
    const basic = { authorization: `Basic ${Buffer.from('proxy:user').toString('base64')}` };
    const { body } = await summit.send('/graphql', { query: '{ viewer { user { email } } }' }, basic);
    expect(body.data.viewer.user.email).toBe('admin@summit.example');
  });

  test('a GET needs no header against forgery with a key, and one with a cookie', async () => {
    const get = `/graphql?query=${encodeURIComponent('{ viewer { user { email } } }')}`;
    const summit = await signIn('admin@summit.example');
    expect((await summit.send(get)).body.errors[0].extensions.code).toBe('CSRF_HEADER_MISSING');
    const own = await summit.send(get, undefined, { 'x-graphql-csrf': '1' });
    expect(own.body.data.viewer.user.email).toBe('admin@summit.example');
    const both = await summit.send(get, undefined, { authorization: `Bearer ${demoKey}` });
    expect(both.body.data.viewer.user.email).toBe('admin@meridian.example');
  });

  test('a key that opens nothing is 401 to a client that knows the media type', async () => {
    const accept = { accept: 'application/graphql-response+json' };
    expect((await ask('Bearer bad', undefined, accept)).status).toBe(401);
    expect((await ask(`Bearer ${demoKey}`, undefined, accept)).status).toBe(200);
  });
});

test('a revoked key is refused with the next request, and its last use is seen', async () => {
  const admin = await signIn('admin@meridian.example');
  const { secret, id } = await makeKey(admin);
  expect(await emailThrough(secret)).toBe('admin@meridian.example');
  const used = async () => {
    const query = 'query ($id: ID!) { node(id: $id) { ... on ApiKey { lastUsedAt } } }';
    return (await admin.query(query, { id })).body.data.node.lastUsedAt;
  };
  await expect.poll(used).toMatch(/:00\.000Z$/);
  await admin.query('mutation ($id: ID!) { revokeApiKey(input: {keyId: $id}) { __typename } }', { id });
  expect((await ask(`Bearer ${secret}`)).body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
});

describe('the demo’s key', () => {
  test('is printed with a curl that works when pasted, and is its owner’s alone', async () => {
    const file = join(place.folder, 'demo-api-key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect.poll(() => server.stdout()).toContain(demoKey);
    const line =
      server
        .stdout()
        .split('\n')
        .find((one) => one.includes('curl ')) ?? '';
    const words = await wordsOf(line);
    const headers = words.filter((_, at) => words[at - 1] === '-H').map((header) => header.split(': '));
    const sent = words[words.indexOf('-d') + 1] ?? '';
    const request = { method: 'POST', headers: Object.fromEntries(headers), body: sent };
    const answer = await (await fetch(words.at(-1) ?? '', request)).json();
    expect(answer).toMatchObject({ data: { customers: { edges: [{}, {}, {}] } } });
    const { body } = await createClient(server.url).send('/api/demo');
    expect(JSON.stringify(body)).not.toContain(demoKey);
  });

  test('is made once, and again when it was revoked', async () => {
    await server.stop();
    server = await serve({ DATABASE_URL: place.databaseUrl });
    expect(readFileSync(join(place.folder, 'demo-api-key'), 'utf8')).toBe(demoKey);
    const keys = await ask(`Bearer ${demoKey}`, '{ apiKeys { nodes { id name } } }');
    const { id } = keys.body.data.apiKeys.nodes.find((key: { name: string }) => key.name === 'Demo');
    const owner = createClient(server.url);
    await owner.signIn('admin@meridian.example', 'untether-demo');
    await owner.query(`mutation { revokeApiKey(input: {keyId: "${id}"}) { __typename } }`);
    await server.stop();
    server = await serve({ DATABASE_URL: place.databaseUrl });
    const next = readFileSync(join(place.folder, 'demo-api-key'), 'utf8');
    expect(next).not.toBe(demoKey);
    expect(await emailThrough(next)).toBe('admin@meridian.example');
  });
});
