import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../harness/client.ts';
import { type Installation, install, newFolder, type Serving, serve } from '../harness/process.ts';

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
    TRUSTED_PROXIES: '127.0.0.0/8, ::1',
  });
});
afterAll(async () => {
  await server.stop();
  place.remove();
});

const from = (address: string) => ({ 'x-forwarded-for': `192.0.2.1, ${address}` });
const guess = (client: ReturnType<typeof createClient>, address: string, account: string, tried = 'guessing away') =>
  client.send('/api/auth/sign-in/email', { email: account, password: tried }, from(address));

const raw = (path: string, headers: Record<string, string>, body = '', method = 'POST'): Promise<number | undefined> =>
  new Promise((done, fail) => {
    const sent = request(`${server.url}${path}`, { method, headers }, (answer) => {
      answer.resume().once('end', () => done(answer.statusCode));
    });
    sent.once('error', fail).end(body);
  });

// First: nobody has guessed at the account yet.
test('no script and no other site can use the session’s cookie, and no request is echoed', async () => {
  const answer = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin: server.url, 'content-type': 'application/json', ...from('198.51.100.7') },
    body: JSON.stringify({ email, password }),
  });
  expect(answer.status).toBe(200);
  const cookies = answer.headers.getSetCookie();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) expect(cookie).toMatch(/^[^;]+(?=.*; HttpOnly)(?=.*; SameSite=Lax)/);
  expect(await raw('/', from('198.51.100.7'), '', 'TRACE')).toBe(405);
});

test('through a trusted proxy one address shuts the door for itself alone', async () => {
  const attacker = createClient(server.url);
  const answers = await Promise.all(
    Array.from({ length: 25 }, (_, at) => guess(attacker, '203.0.113.9', `nobody-${at}@alpha.example`)),
  );
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(1);
  expect(refused[0]?.body).toMatchObject({ code: 'RATE_LIMITED' });
  expect((await guess(createClient(server.url), '203.0.113.10', email, password)).status).toBe(200);
});

test('strangers cannot keep the owner of an account out on a device of the owner', async () => {
  const owner = createClient(server.url);
  expect((await guess(owner, '198.51.100.1', email, password)).status).toBe(200);
  const stranger = createClient(server.url);
  // The waits grow, so that they last longer than a guess takes on any machine.
  const refused = async () => {
    for (let at = 0; at < 12; at += 1) {
      const { status } = await guess(stranger, `203.0.113.${100 + at}`, email);
      if (status === 429) return true;
    }
    return false;
  };
  expect(await refused()).toBe(true);
  expect((await guess(owner, '203.0.113.201', email, password)).status).toBe(200);
  // The cookie of another account's device says nothing about this one.
  expect([...owner.cookies.keys()]).toContain('untether.device');
  expect((await guess(owner, '203.0.113.202', 'nobody@alpha.example', password)).status).toBe(401);
});

test('no answer has the session’s token', async () => {
  const client = createClient(server.url);
  const signedIn = await guess(client, '198.51.100.2', email, password);
  // The account of the test before is still waited for.
  const answer = signedIn.status === 200 ? signedIn : await guess(client, '198.51.100.3', 'x@y.example', password);
  expect(JSON.stringify(answer.body)).not.toContain('token');
});

test('a form is no way around the limits of an account, and media types have no case', async () => {
  const headers = { origin: server.url, ...from('198.51.100.4') };
  const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
  expect(await raw('/api/auth/sign-in/email', form, `email=${email}&password=x`)).toBe(415);
  const json = { ...headers, 'content-type': 'Application/JSON' };
  const nobody = JSON.stringify({ email: 'someone@alpha.example', password: 'not right at all' });
  expect(await raw('/api/auth/sign-in/email', json, nobody)).toBe(401);
  const chunked = { ...json, 'transfer-encoding': 'chunked' };
  expect(await raw('/api/auth/sign-in/email', chunked, nobody)).toBe(401);
});

test('what a client says of the host and the scheme breaks nothing', async () => {
  const headers = { origin: server.url, 'content-type': 'application/json', ...from('198.51.100.5') };
  const nobody = JSON.stringify({ email: 'someone-else@alpha.example', password: 'not right at all' });
  for (const odd of [{ 'x-forwarded-proto': 'java script' }, { host: 'a b' }, { host: 'evil.example' }])
    expect(await raw('/api/auth/sign-in/email', { ...headers, ...odd }, nobody)).toBe(401);
});

// Last: it reads what all the others made the server log.
test('the log has one JSON object a line, whatever a sender writes', async () => {
  const forged = 'https://evil.example\n{"level":"error","message":"FORGED"}\u001b[2J\u009b2J';
  await createClient(server.url).send(
    '/api/auth/sign-in/email',
    // Nobody has tried this account yet: others may have to wait.
    { email: 'untried@alpha.example', password, callbackURL: forged },
    from('198.51.100.6'),
  );
  const { stderr } = await server.stop();
  const lines = stderr.split('\n').filter((line) => line !== '');
  expect(lines.filter((line) => line.includes('FORGED')).length).toBeGreaterThanOrEqual(1);
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ message: expect.not.stringMatching(/^FORGED/) });
  expect(lines.filter((line) => /\p{Cc}/u.test(line))).toEqual([]);
});
