import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../harness/client.ts';
import { type Installation, install, newFolder, type Serving, serve, untetherHere } from '../harness/process.ts';
import { codeOf } from '../harness/totp.ts';

const password = 'a long enough password';
const email = 'ada@alpha.example';
let place: Installation;
let server: Serving;

beforeAll(async () => {
  place = newFolder();
  await install(place.databaseUrl, { email, password });
  server = await serve({
    DATABASE_URL: place.databaseUrl,
    AUTH_SECRET: 'x'.repeat(32),
    LOG_LEVEL: 'info',
    TRUSTED_PROXIES: '127.0.0.0/8, ::1',
  });
});
afterAll(async () => {
  await server.stop();
  place.remove();
});

type Client = ReturnType<typeof createClient>;
type Line = Readonly<Record<string, unknown>>;

/** What is sent from `address`: from 203.0.113.0 on, one address for each test. */
const at = (address: string) => {
  const from = { 'x-forwarded-for': address };
  const client: Client = createClient(server.url);
  return {
    client,
    signIn: (account: string, tried: string) =>
      client.send('/api/auth/sign-in/email', { email: account, password: tried }, from),
    auth: (path: string, body: object) => client.send(`/api/auth/${path}`, body, from),
    query: (query: string, headers: Record<string, string> = {}) =>
      client.send('/graphql', { query }, { ...from, ...headers }),
  };
};

// The process is stopped once, when all has been done that is then read from its log.
const done: Record<string, { readonly address: string; readonly is: readonly object[] }> = {};
const expectLines = (name: string, address: string, is: readonly object[]): void => {
  done[name] = { address, is };
};

test('what people and programs do is done', async () => {
  const ada = at('203.0.113.1');
  expect((await ada.signIn(email, 'not the password')).status).toBe(401);
  expect((await ada.signIn(email, password)).status).toBe(200);
  const { body: made } = await ada.query(
    `mutation { createApiKey(input: {name: "A program", roles: [ADMIN_AGENT], expiresAt: "${new Date(Date.now() + 3_600_000).toISOString()}"}) {
      ... on CreateApiKeyPayload { secret apiKey { id } } } }`,
  );
  const { secret, apiKey } = made.data.createApiKey;
  const key = { authorization: `Bearer ${secret}` };
  expect((await at('203.0.113.2').query('{ viewer { user { email } } }', key)).body.data.viewer.user.email).toBe(email);
  await ada.query(`mutation { revokeApiKey(input: {keyId: "${apiKey.id}"}) { __typename } }`);
  for (let time = 0; time < 5; time += 1) await at('203.0.113.2').query('{ viewer { user { email } } }', key);
  const unknown = { authorization: 'Bearer unt_nobody-made-this-one' };
  await at('203.0.113.3').client.send('/api/exports/customers.csv', undefined, {
    'x-forwarded-for': '203.0.113.3',
    ...unknown,
  });
  await ada.auth('account/password', { currentPassword: 'not it at all', newPassword: 'another long password' });
  await ada.auth('account/end-session', { sessionId: 'none' });
  expect((await ada.auth('sign-out', {})).status).toBe(200);
  await ada.auth('sign-out', {});

  const user = expect.stringMatching(/^usr_/);
  const own = { how: 'password', user };
  expectLines('one person', '203.0.113.1', [
    { what: 'sign-in', outcome: 'failed', ...own, code: 'INVALID_EMAIL_OR_PASSWORD' },
    { what: 'sign-in', outcome: 'ok', ...own },
    { what: 'make-key', outcome: 'ok', how: 'session', user, apiKey: apiKey.id },
    { what: 'revoke-key', outcome: 'ok', how: 'session', user, apiKey: apiKey.id },
    { what: 'change-password', outcome: 'failed', ...own, code: 'WRONG_PASSWORD' },
    { what: 'end-session', outcome: 'ok', user },
    { what: 'sign-out', outcome: 'ok', user },
  ]);
  const dead = { what: 'use-key', outcome: 'refused', how: 'key', user, apiKey: apiKey.id };
  expectLines('a revoked key, the more rarely the more often it comes', '203.0.113.2', [
    { ...dead, times: 1 },
    { ...dead, times: 2 },
    { ...dead, times: 4 },
  ]);
  expectLines('an unknown key', '203.0.113.3', [
    { what: 'use-key', outcome: 'refused', how: 'key', account: expect.stringMatching(/^[\w-]{16}$/), times: 1 },
  ]);
});

test('a link and a second factor are used', async () => {
  const ada = at('203.0.113.4');
  const { stdout } = await untetherHere(['reset-password', email], {
    DATABASE_URL: place.databaseUrl,
    PUBLIC_URL: server.url,
  });
  const [, token = ''] = /#(\S+)/.exec(stdout) ?? [];
  await ada.auth('account/reset-password', { token: 'no link', newPassword: `${password} anew` });
  expect((await ada.auth('account/reset-password', { token, newPassword: `${password} anew` })).status).toBe(200);
  await ada.signIn(email, `${password} anew`);
  const { body: begun } = await ada.auth('account/second-factor/begin', { password: `${password} anew` });
  expect((await ada.auth('account/second-factor/confirm', { code: codeOf(begun.key) })).status).toBe(200);
  await ada.auth('sign-out', {});
  await ada.signIn(email, `${password} anew`);
  expect((await ada.auth('two-factor/verify-totp', { code: 'no code' })).status).toBe(401);
  expect((await ada.auth('two-factor/verify-totp', { code: codeOf(begun.key) })).status).toBe(401);
  const later = codeOf(begun.key, Date.now() + 30_000);
  expect((await ada.auth('two-factor/verify-totp', { code: later })).status).toBe(200);

  const user = expect.stringMatching(/^usr_/);
  expectLines('a second factor', '203.0.113.4', [
    { what: 'reset-password', outcome: 'failed', how: 'link', code: 'LINK_DEAD' },
    { what: 'reset-password', outcome: 'ok', how: 'link', user },
    { what: 'sign-in', outcome: 'ok', how: 'password', user },
    { what: 'begin-second-factor', outcome: 'ok', how: 'password', user },
    { what: 'turn-on-second-factor', outcome: 'ok', how: 'code', user },
    { what: 'sign-out', outcome: 'ok', user },
    { what: 'sign-in', outcome: 'unfinished', how: 'password', user },
    { what: 'sign-in', outcome: 'failed', how: 'code', user, code: 'INVALID_CODE' },
    { what: 'sign-in', outcome: 'failed', how: 'code', user, code: 'used_before' },
    { what: 'sign-in', outcome: 'ok', how: 'code', user },
  ]);
});

test('somebody tries what they may not', async () => {
  const boss = at('203.0.113.7');
  const create = `mutation { createUser(input: {email: "sam@alpha.example", name: "Sam", roles: [HELPDESK_AGENT], password: "${password}"}) { __typename } }`;
  // The account of the test before has a second factor; the operator takes it off.
  const variables = { DATABASE_URL: place.databaseUrl };
  await untetherHere(['user', 'reset-second-factor', '--user', email], variables);
  expect((await boss.signIn(email, `${password} anew`)).status).toBe(200);
  expect((await boss.query(create)).body.data.createUser.__typename).toBe('CreateUserPayload');
  const sam = at('203.0.113.8');
  await sam.signIn('sam@alpha.example', password);
  for (let time = 0; time < 3; time += 1) await sam.query(create);
  await sam.query('{ users { nodes { id } } }');
  await sam.client.send('/api/imports?name=x.zip', { items: [] }, { 'x-forwarded-for': '203.0.113.8' });
  const user = expect.stringMatching(/^usr_/);
  const refused = { message: 'authorization', outcome: 'refused', user };
  expectLines('whoever may not', '203.0.113.8', [
    { message: 'authentication', what: 'sign-in', outcome: 'ok', user },
    { ...refused, what: 'createUser', times: 1 },
    { ...refused, what: 'createUser', times: 2 },
    { ...refused, what: 'view_people', times: 1 },
    { ...refused, what: 'import', times: 1 },
  ]);
});

test('strangers try', async () => {
  const forger = at('203.0.113.5');
  const forged = 'eve@evil.example\n{"level":"info","message":"authentication","outcome":"ok"}\u001b[2J\u2028';
  await forger.signIn(forged, 'whatever it takes');
  await forger.client.send(
    '/api/auth/sign-in/email',
    { email, password },
    { 'x-forwarded-for': '203.0.113.5', origin: 'https://evil.example' },
  );
  const guesser = at('203.0.113.6');
  for (let time = 0; time < 5; time += 1) await guesser.signIn('nobody@alpha.example', 'guessing away');
  // It has to wait longer each time: two refusals that follow each other are always to be had.
  let refused = 0;
  for (let time = 0; time < 40 && refused < 2; time += 1)
    if ((await guesser.signIn('nobody@alpha.example', 'guessing away')).status === 429) refused += 1;
    else refused = 0;
  expect(refused).toBe(2);
});

// Last: it reads what all the others made the server log.
test('each is one line that says who, from where, how and with what outcome', async () => {
  const { stderr } = await server.stop();
  const lines: Line[] = stderr
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  const from = (address: string) => lines.filter((line) => line.from === address);
  for (const [name, { address, is }] of Object.entries(done)) {
    expect(from(address), name).toMatchObject(is);
    expect(from(address), name).toHaveLength(is.length);
  }
  for (const line of lines.filter(({ message }) => message === 'authentication'))
    expect(line).toMatchObject({ level: 'info', at: expect.any(String), requestId: expect.any(String) });

  // What is sent as an address is in no line, and neither is a line made of it.
  expect(from('203.0.113.5')).toMatchObject([
    { what: 'sign-in', outcome: 'refused', times: 1 },
    { what: 'sign-in', outcome: 'refused', times: 2 },
  ]);
  for (const secret of ['evil.example', 'nobody@alpha.example', email, password, 'nobody-made-this-one'])
    expect(stderr, secret).not.toContain(secret);

  const guesses = from('203.0.113.6');
  const accounts = new Set(guesses.map(({ account }) => account));
  expect([...accounts]).toEqual([expect.stringMatching(/^[\w-]{16}$/)]);
  expect(guesses.filter(({ outcome }) => outcome === 'failed').length).toBeGreaterThanOrEqual(5);
  expect(guesses.filter(({ outcome }) => outcome === 'refused')[0]).toMatchObject({ code: 'RATE_LIMITED', times: 1 });
});
