import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { follow, transports } from './events/follow.ts';
import { createClient } from './harness/client.ts';
import { type Installation, install, newFolder, type Serving, serve, untetherHere } from './harness/process.ts';
import { codeOf } from './harness/totp.ts';

const password = 'a long enough password';
const admin = 'ada@alpha.example';
let place: Installation;
let server: Serving;

beforeAll(async () => {
  place = newFolder();
  await install(place.databaseUrl, { email: admin, password });
  server = await serve({ DATABASE_URL: place.databaseUrl, AUTH_SECRET: 'x'.repeat(32) });
});
afterAll(async () => {
  await server.stop();
  place.remove();
});

type Client = ReturnType<typeof createClient>;
const own = (client: Client, path: string, body: object) =>
  client.send(`/api/auth/account/second-factor/${path}`, body);
const give = (client: Client, code: string, path = 'verify-totp') =>
  client.send(`/api/auth/two-factor/${path}`, { code });
const signedIn = async (email: string) => {
  const client = createClient(server.url);
  const answer = await client.signIn(email, password);
  expect(answer.status).toBe(200);
  expect(answer.body).not.toHaveProperty('twoFactorRedirect');
  return client;
};
/** Past the password, before the code. */
const challenged = async (email: string) => {
  const client = createClient(server.url);
  expect((await client.signIn(email, password)).body).toMatchObject({ twoFactorRedirect: true });
  return client;
};
/** The app's next one, which is taken already: the one of now was used to set up. */
const nextCode = (key: string): string => codeOf(key, Date.now() + 30_000);
const setUp = async (client: Client) => {
  const { body: begun } = await own(client, 'begin', { password });
  const code = codeOf(begun.key);
  const { body: confirmed } = await own(client, 'confirm', { code });
  return { code, key: String(begun.key), uri: String(begun.uri), recoveryCodes: confirmed.recoveryCodes as string[] };
};
interface Logged {
  readonly subject: { readonly id?: string } | null;
  readonly actor: { readonly kind: string };
  readonly changes: { readonly isOn: { readonly to: boolean } };
}
let people = 0;
const newPerson = async (): Promise<string> => {
  people += 1;
  const email = `person${people}@alpha.example`;
  const create = `mutation ($email: String!, $password: String!) {
    createUser(input: {email: $email, name: "Eve", roles: [SALES_AGENT], password: $password}) { __typename } }`;
  const { body } = await adminClient.query(create, { email, password });
  expect(body.data.createUser.__typename).toBe('CreateUserPayload');
  return email;
};
let adminClient: Client;
beforeAll(async () => {
  adminClient = await signedIn(admin);
});

describe('a second factor', () => {
  test('is set up with the password and a code, and then asked for at sign-in', async () => {
    const email = await newPerson();
    const [client, other] = [await signedIn(email), await signedIn(email)];
    expect((await own(client, 'begin', { password: 'not the password' })).body.code).toBe('WRONG_PASSWORD');
    expect((await own(client, 'confirm', { code: '123456' })).body.code).toBe('SET_UP_EXPIRED');
    const { body: begun } = await own(client, 'begin', { password });
    expect(begun.uri).toContain(`otpauth://totp/Untether:${encodeURIComponent(email)}?secret=${begun.key}`);
    const wrong = codeOf(begun.key, 0);
    expect((await own(client, 'confirm', { code: wrong })).body.code).toBe('WRONG_CODE');
    expect((await client.send('/api/auth/account')).body.secondFactor).toBe(false);
    const confirmed = await own(client, 'confirm', { code: codeOf(begun.key) });
    expect(new Set(confirmed.body.recoveryCodes).size).toBe(10);
    // 51 bits each, and 190 in the key of the app, which is the base32 of 32 letters and digits.
    for (const code of confirmed.body.recoveryCodes) expect(code).toMatch(/^[a-z0-9]{5}-[a-z0-9]{5}$/);
    expect(begun.key).toMatch(/^[A-Z2-7]{52}$/);
    expect((await client.send('/api/auth/account')).body.secondFactor).toBe(true);
    expect(await client.viewerEmail()).toBe(email);
    expect(await other.viewerEmail()).toBeNull();
    expect((await own(client, 'begin', { password })).body.code).toBe('ALREADY_ON');

    const next = await challenged(email);
    expect(await next.viewerEmail()).toBeNull();
    expect((await next.send('/api/auth/account')).status).toBe(401);
    expect(await give(next, wrong)).toMatchObject({ status: 401, body: { code: 'INVALID_CODE' } });
    expect(await next.viewerEmail()).toBeNull();
    expect((await give(next, nextCode(begun.key))).status).toBe(200);
    expect(await next.viewerEmail()).toBe(email);
  });

  test('takes each code of the app once, wherever it is given', async () => {
    const email = await newPerson();
    const client = await signedIn(email);
    const { key, code: used } = await setUp(client);
    const newest = nextCode(key);
    const next = await challenged(email);
    expect(await give(next, used)).toMatchObject({ status: 401, body: { code: 'INVALID_CODE' } });
    expect((await own(client, 'recovery-codes', { code: used })).body.code).toBe('WRONG_CODE');
    expect((await give(next, newest)).status).toBe(200);
    const [one, two] = [await challenged(email), await challenged(email)];
    expect((await give(one, newest)).status).toBe(401);
    expect((await give(two, used)).status).toBe(401);
  });

  test('lets in with each recovery code once, and no device for longer', async () => {
    const email = await newPerson();
    const { recoveryCodes } = await setUp(await signedIn(email));
    const [code = '', another = ''] = recoveryCodes;
    const client = await challenged(email);
    const body = { code: ` ${code.toUpperCase()} `, trustDevice: true, disableSession: true };
    expect((await client.send('/api/auth/two-factor/verify-backup-code', body)).status).toBe(200);
    expect(await client.viewerEmail()).toBe(email);
    await client.signOut();
    expect((await client.signIn(email, password)).body).toMatchObject({ twoFactorRedirect: true });
    expect((await give(client, code, 'verify-backup-code')).status).toBe(401);
    expect((await give(client, another, 'verify-backup-code')).status).toBe(200);
  });

  test('is turned off, and its recovery codes made anew, with a code', async () => {
    const email = await newPerson();
    const client = await signedIn(email);
    const { key, recoveryCodes } = await setUp(client);
    expect((await own(client, 'recovery-codes', { code: 'aaaaa-aaaaa' })).body.code).toBe('WRONG_CODE');
    const renewed = await own(client, 'recovery-codes', { code: nextCode(key) });
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    expect(renewed.body.recoveryCodes).not.toContain(recoveryCodes[0]);
    expect((await own(client, 'turn-off', { code: recoveryCodes[0] })).body.code).toBe('WRONG_CODE');
    expect((await own(client, 'turn-off', { code: renewed.body.recoveryCodes[0] })).status).toBe(200);
    await signedIn(email);
  });

  test('takes ten wrong codes, wherever they are given, and then none for a while', async () => {
    const email = await newPerson();
    const client = await signedIn(email);
    const { key } = await setUp(client);
    for (let tries = 0; tries < 6; tries += 1) await own(client, 'turn-off', { code: 'aaaaa-aaaaa' });
    const next = await challenged(email);
    for (let tries = 0; tries < 4; tries += 1) expect((await give(next, '000000x')).status).toBe(401);
    const locked = { status: 429, body: { code: 'ACCOUNT_TEMPORARILY_LOCKED' } };
    expect(await give(await challenged(email), nextCode(key))).toMatchObject(locked);
    expect(await own(client, 'turn-off', { code: nextCode(key) })).toMatchObject(locked);
  });

  test('is no oracle for whoever is signed in, and the library’s other addresses are closed', async () => {
    const email = await newPerson();
    const client = await signedIn(email);
    const { key } = await setUp(client);
    expect((await give(client, codeOf(key))).body.code).toBe('ALREADY_SIGNED_IN');
    for (const path of ['enable', 'disable', 'get-totp-uri', 'generate-backup-codes', 'send-otp'])
      expect((await client.send(`/api/auth/two-factor/${path}`, { password })).status).toBe(404);
  });

  test('is nowhere in the clear', async () => {
    const email = await newPerson();
    const { key, recoveryCodes } = await setUp(await signedIn(email));
    const kept = readdirSync(place.folder)
      .map((name) => readFileSync(join(place.folder, name), 'latin1'))
      .join('');
    expect(kept).toContain(email);
    expect([key, ...recoveryCodes].filter((secret) => kept.includes(secret))).toEqual([]);
  });

  test('is turned off by an operator for a person who has lost it', async () => {
    const email = await newPerson();
    const client = await signedIn(email);
    await setUp(client);
    const reset = (address: string) =>
      untetherHere(['user', 'reset-second-factor', '--user', address], { DATABASE_URL: place.databaseUrl });
    expect(await reset(email)).toMatchObject({ code: 0, stdout: expect.stringContaining('without a code') });
    expect(await client.viewerEmail()).toBeNull();
    await signedIn(email);
    expect(await reset(email)).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing was changed') });
    expect(await reset('nobody@alpha.example')).toMatchObject({ code: 1, stdout: '' });
  });

  test('is in the log when it is turned on and off, with who did that', async () => {
    const email = await newPerson();
    const { body } = await adminClient.query('{ users(first: 100) { nodes { id email } } }');
    const { id } = body.data.users.nodes.find((user: { readonly email: string }) => user.email === email);
    const client = await signedIn(email);
    const { recoveryCodes } = await setUp(client);
    await own(client, 'turn-off', { code: recoveryCodes[0] });
    await setUp(client);
    await untetherHere(['user', 'reset-second-factor', '--user', email], { DATABASE_URL: place.databaseUrl });
    const log = await adminClient.query(
      `{ events(first: 100, filter: {types: [SECOND_FACTOR_CHANGED]}) { nodes { changes actor { kind } subject { ... on User { id } } } } }`,
    );
    const mine = log.body.data.events.nodes.filter((event: Logged) => event.subject?.id === id);
    expect(mine.map((event: Logged) => [event.actor.kind, event.changes.isOn.to])).toEqual([
      ['USER', true],
      ['USER', false],
      ['USER', true],
      ['OPERATOR', false],
    ]);
  });
});

describe('a partner that requires a second factor', () => {
  const require = (required: boolean) =>
    adminClient.query(
      `mutation ($required: Boolean!) { setSecondFactorRequired(input: {required: $required}) {
        __typename ... on SetSecondFactorRequiredPayload { replayed partner { secondFactorRequiredSince } }
        ... on Error { code } } }`,
      { required },
    );
  const askedOf = async (client: Client, path: string, body?: object): Promise<unknown> => {
    const answer = await client.send(path, body);
    return [answer.status, (answer.body.errors?.[0] ?? answer.body).extensions?.code ?? answer.body.code];
  };

  test('lets nobody do anything without one, by any way in, until it is set up', async () => {
    const [email, withKey] = [await newPerson(), await signedIn(admin)];
    const made = await withKey.query(
      `mutation { createApiKey(input: {name: "k", roles: [GLOBAL_ADMIN], expiresAt: "${new Date(Date.now() + 86_400_000).toISOString()}"}) { __typename ... on CreateApiKeyPayload { secret } ... on Error { message } } }`,
    );
    const authorization = `Bearer ${made.body.data.createApiKey.secret}`;
    const client = await signedIn(email);
    const headersOf = ({ cookies }: Client) => ({
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    });
    const open = follow('SSE', { url: server.url, headers: headersOf(client) });
    await open.until(({ __typename }) => __typename === 'Heartbeat');

    await setUp(adminClient);
    const set = await require(true);
    expect(set.body.data.setSecondFactorRequired).toMatchObject({
      replayed: false,
      partner: { secondFactorRequiredSince: expect.any(String) },
    });
    expect((await require(true)).body.data.setSecondFactorRequired).toMatchObject({ replayed: true });
    expect(await open.ended).toEqual({ codes: [], cut: false });

    const code = 'SECOND_FACTOR_REQUIRED';
    expect(await askedOf(client, '/graphql', { query: '{ viewer { user { email } } }' })).toEqual([200, code]);
    expect(await askedOf(client, '/api/exports/customers.csv')).toEqual([403, code]);
    expect(await askedOf(client, '/api/imports?name=x.zip', {})).toEqual([403, code]);
    for (const transport of transports) {
      const following = follow(transport, { url: server.url, headers: headersOf(client) });
      expect((await following.ended).codes).toEqual([code]);
    }
    // A key is none of a person's sessions.
    const byKey = createClient(server.url);
    const answer = await byKey.send('/graphql', { query: '{ viewer { user { email } } }' }, { authorization });
    expect(answer.body.data.viewer.user.email).toBe(admin);

    const { key, recoveryCodes } = await setUp(client);
    expect(await client.viewerEmail()).toBe(email);
    const next = await challenged(email);
    await give(next, nextCode(key));
    expect(await next.viewerEmail()).toBe(email);
    await own(next, 'turn-off', { code: recoveryCodes[0] });
    expect(await askedOf(next, '/graphql', { query: '{ viewer { user { email } } }' })).toEqual([200, code]);

    const log = await adminClient.query(
      '{ events(first: 5, filter: {types: [SECOND_FACTOR_REQUIREMENT_CHANGED]}) { nodes { changes subject { __typename } actor { name } } } }',
    );
    expect(log.body.data.events.nodes).toMatchObject([
      { changes: { required: { from: false, to: true } }, subject: { __typename: 'PartnerSummary' } },
    ]);
    expect((await require(false)).body.data.setSecondFactorRequired).toMatchObject({ replayed: false });
    expect(await next.viewerEmail()).toBe(email);
  });

  test('is decided by a global admin only', async () => {
    const client = await signedIn(await newPerson());
    const { body } = await client.query('mutation { setSecondFactorRequired(input: {required: true}) { __typename } }');
    expect(body.data.setSecondFactorRequired.__typename).toBe('ForbiddenError');
  });
});
