import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isCommonPassword } from '../src/identity/common-passwords.ts';
import { createClient } from './harness/client.ts';
import { type Installation, install, newFolder, type Serving, serve, untetherHere } from './harness/process.ts';

const first = 'a long enough password';
const email = 'ada@alpha.example';
let place: Installation;
let server: Serving;
let password = first;

beforeAll(async () => {
  place = newFolder();
  await install(place.databaseUrl, { email, password: first });
  server = await serve({ DATABASE_URL: place.databaseUrl, AUTH_SECRET: 'x'.repeat(32) });
});
afterAll(async () => {
  await server.stop();
  place.remove();
});

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

const signedIn = async (userAgent = 'test') => {
  const client = createClient(server.url);
  const answer = await client.send('/api/auth/sign-in/email', { email, password }, { 'user-agent': userAgent });
  expect(answer.status).toBe(200);
  const ask = (path: string, body?: object, headers: Record<string, string> = {}) =>
    client.send(`/api/auth/account${path}`, body, headers);
  const sessions = async () => (await ask('')).body.sessions as readonly Readonly<Record<string, unknown>>[];
  return { ...client, ask, sessions };
};
const untether = (...args: readonly string[]) => untetherHere(args, { DATABASE_URL: place.databaseUrl });
/** All that is on the disk. */
const disk = () =>
  readdirSync(place.folder)
    .map((name) => readFileSync(join(place.folder, name), 'latin1'))
    .join('');

describe('the sessions of an account', () => {
  test('are listed with their device, and which is this one; none of their tokens is told', async () => {
    const [one, two] = [await signedIn(chrome), await signedIn()];
    const listed = await one.sessions();
    expect(listed.filter(({ current }) => current)).toMatchObject([{ userAgent: chrome }]);
    expect(listed.length).toBeGreaterThanOrEqual(2);
    const told = JSON.stringify((await two.ask('')).body);
    const tokens = [one, two].map(({ cookies }) => cookies.get('better-auth.session_token')?.split('.')[0] ?? '');
    expect(tokens.every((token) => token.length > 20)).toBe(true);
    expect(tokens.filter((token) => told.includes(token))).toEqual([]);
  });

  test('are ended one by one, or all but this one', async () => {
    const [one, two, three] = [await signedIn(), await signedIn(), await signedIn()];
    const [own] = (await two.sessions()).filter(({ current }) => current);
    expect((await one.ask('/end-session', { sessionId: own?.id })).body).toEqual({ ended: true });
    expect(await two.viewerEmail()).toBeNull();
    expect(await three.viewerEmail()).toBe(email);
    expect((await one.ask('/end-other-sessions', {})).status).toBe(200);
    expect(await three.viewerEmail()).toBeNull();
    expect(await one.viewerEmail()).toBe(email);
    expect(await one.sessions()).toMatchObject([{ current: true }]);
  });

  test('signed out, there are none', async () => {
    const nobody = createClient(server.url);
    expect((await nobody.send('/api/auth/account')).status).toBe(401);
    expect((await nobody.send('/api/auth/account/end-other-sessions', {})).status).toBe(401);
  });

  test('are seen when they are used', async () => {
    const client = await signedIn();
    await client.viewerEmail();
    const own = async () => (await client.sessions()).find(({ current }) => current);
    await expect.poll(async () => (await own())?.seenAt).not.toBe((await own())?.createdAt);
  });
});

describe('the language of an account', () => {
  const query = '{ viewer { language } permissions { description } }';
  const ask = async (client: Awaited<ReturnType<typeof signedIn>>, accepted: string) => {
    const { body } = await client.send('/graphql', { query }, { 'accept-language': accepted });
    return { language: body.data.viewer.language, words: body.data.permissions[0].description };
  };

  test('goes before what the browser asks for, in every session, until it is given up', async () => {
    const [client, other] = [await signedIn(), await signedIn()];
    const [{ words: english }, { words: japanese }] = [await ask(client, 'en'), await ask(client, 'ja')];
    expect(japanese).not.toBe(english);
    expect((await client.ask('/language', { language: 'en' })).body).toEqual({ language: 'en' });
    expect(await ask(other, 'ja')).toEqual({ language: 'en', words: english });
    expect((await client.ask('/language', { language: 'tlh' })).body.code).toBe('UNKNOWN_LANGUAGE');
    await client.ask('/language', { language: null });
    expect(await ask(other, 'ja')).toEqual({ language: null, words: japanese });
  });
});

describe('a new password', () => {
  test('takes the current one, and ends every other session', async () => {
    const [client, other] = [await signedIn(), await signedIn()];
    const wrong = await client.ask('/password', {
      currentPassword: 'not the password',
      newPassword: 'quite another password',
    });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'WRONG_PASSWORD' } });
    expect(await other.viewerEmail()).toBe(email);
    const changed = await client.ask('/password', { currentPassword: password, newPassword: 'quite another password' });
    expect(changed.status).toBe(200);
    expect((await createClient(server.url).signIn(email, password)).status).toBe(401);
    password = 'quite another password';
    expect(await other.viewerEmail()).toBeNull();
    expect(await client.viewerEmail()).toBe(email);
    expect((await createClient(server.url).signIn(email, password)).status).toBe(200);
  });

  test('that is short or common is refused, in words of the language asked for', async () => {
    const client = await signedIn();
    const change = (newPassword: string, accepted = 'en') =>
      client.ask('/password', { currentPassword: password, newPassword }, { 'accept-language': accepted });
    expect((await change('too short')).body).toMatchObject({
      code: 'PASSWORD_REFUSED',
      message: 'Use 12 to 128 characters.',
    });
    expect((await change('too short', 'ja')).body.message).toContain('文字');
    expect((await change('PasswordPassword')).body).toMatchObject({ code: 'PASSWORD_REFUSED' });
    const own = await change('Ada.Alpha-2026');
    expect(own.body).toMatchObject({ code: 'PASSWORD_REFUSED', message: expect.stringContaining('your address') });
    expect((await createClient(server.url).signIn(email, password)).status).toBe(200);
  });

  test('by the library’s own address is not to be had: it leaves other sessions alive', async () => {
    const client = await signedIn();
    const body = { currentPassword: password, newPassword: 'by another address' };
    expect((await client.send('/api/auth/change-password', body)).status).toBe(404);
  });

  test('obeys one rule wherever one is set', async () => {
    const common = { DATABASE_URL: place.databaseUrl, UNTETHER_ADMIN_PASSWORD: 'passwordpassword' };
    const init = ['init', '--partner', 'Beta', '--kind', 'direct_bill', '--admin', 'b@beta.example'];
    expect(await untetherHere(init, common)).toMatchObject({ code: 1, stderr: expect.stringContaining('tried first') });
    const ofAddress = { ...common, UNTETHER_ADMIN_PASSWORD: 'b@beta.example1' };
    expect(await untetherHere(init, ofAddress)).toMatchObject({
      ...{ code: 1, stderr: expect.stringContaining('your address') },
    });
    const client = await signedIn();
    const query =
      'mutation { createUser(input: {email: "c@alpha.example", name: "C", roles: [SALES_AGENT], password: "aaaaaaaaaaaa"}) { ... on ValidationError { issues { path code } } } }';
    expect((await client.query(query)).body.data.createUser).toEqual({
      issues: [{ path: ['password'], code: 'PASSWORD_COMMON' }],
    });
  });

  test.each([
    ['password1234', true],
    ['qwertyuiop', true],
    ['Passw0rdPassw0rd', true],
    ['abcabcabcabc', true],
    ['111111111111', true],
    ['correct horse battery', false],
    ['a long enough password', false],
  ])('%s is common: %s', (text, expected) => {
    expect(isCommonPassword(text)).toBe(expected);
  });
});

describe('a link that sets a new password', () => {
  const tokenOf = (url: string): string => url.split('#')[1]?.trim() ?? '';
  const use = (token: string, newPassword: string) =>
    createClient(server.url).send('/api/auth/account/reset-password', { token, newPassword });

  test('is printed for an operator, works once, ends every session and is kept as a hash', async () => {
    const client = await signedIn();
    const { code, stdout, stderr } = await untether('reset-password', email.toUpperCase());
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('once') });
    expect(stdout).toContain('/reset-password#');
    const token = tokenOf(stdout);
    const kept = disk();
    expect(kept).not.toContain(token);
    expect(kept).toContain(createHash('sha256').update(token).digest('hex'));

    const shown = await createClient(server.url).send('/api/auth/account/reset-link', { token });
    expect(shown).toMatchObject({ status: 200, body: { email } });
    expect((await use(token, 'short')).body).toMatchObject({ code: 'PASSWORD_REFUSED' });
    expect(await client.viewerEmail()).toBe(email);
    expect((await use(token, 'set by the link once')).status).toBe(200);
    password = 'set by the link once';
    expect(await client.viewerEmail()).toBeNull();
    expect((await createClient(server.url).signIn(email, password)).status).toBe(200);
    expect(await use(token, 'and not a second time')).toMatchObject({ status: 404, body: { code: 'LINK_DEAD' } });
  });

  test('works no more once it is replaced, or for a token that never was one', async () => {
    const replaced = tokenOf((await untether('reset-password', email)).stdout);
    const token = tokenOf((await untether('reset-password', email)).stdout);
    expect((await use(replaced, 'with the first of two')).status).toBe(404);
    expect((await createClient(server.url).send('/api/auth/account/reset-link', { token })).status).toBe(200);
    expect((await use('x'.repeat(43), 'with what is no token')).status).toBe(404);
  });

  test('is not made for an address that nobody signs in with', async () => {
    expect(await untether('reset-password', 'nobody@alpha.example')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('nobody@alpha.example'),
    });
    expect((await untether('reset-password')).code).toBe(1);
  });
});
