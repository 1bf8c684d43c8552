import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '../harness/client.ts';
import { type Installation, install, newFolder, type Serving, serve } from '../harness/process.ts';
import { codeOf } from '../harness/totp.ts';

const password = 'a long enough password';
const email = 'ada@alpha.example';
const publicUrl = 'https://untether.alpha.example';
let place: Installation;
let server: Serving;

beforeAll(async () => {
  place = newFolder();
  await install(place.databaseUrl, { email, password });
  // As behind a proxy that ends TLS.
  server = await serve({ DATABASE_URL: place.databaseUrl, AUTH_SECRET: 'x'.repeat(32), PUBLIC_URL: publicUrl });
});
afterAll(async () => {
  await server.stop();
  place.remove();
});

const post = (path: string, body: object, cookies: Readonly<Record<string, string>> = {}) =>
  fetch(`${server.url}/api/auth/${path}`, {
    method: 'POST',
    headers: {
      origin: publicUrl,
      'content-type': 'application/json',
      cookie: Object.entries(cookies)
        .map(([name, value]) => `${name}=${value}`)
        .join('; '),
    },
    body: JSON.stringify(body),
  });
/** The cookies that are set, and those alone; an empty one is none. */
const setBy = (answer: Response): Record<string, string> =>
  Object.fromEntries(
    answer.headers
      .getSetCookie()
      .map((line) => (line.split(';', 1)[0] ?? '').split('=') as [string, string])
      .filter(([, value]) => value !== ''),
  );
const signIn = async (cookies?: Readonly<Record<string, string>>) => {
  const answer = await post('sign-in/email', { email, password }, cookies);
  expect(answer.status).toBe(200);
  return answer;
};
const viewerOf = async (cookies: Readonly<Record<string, string>>): Promise<string | null> => {
  const client = createClient(server.url);
  for (const [name, value] of Object.entries(cookies)) client.cookies.set(name, value);
  const { body } = await client.send('/graphql', { query: '{ viewer { user { email } } }' }, { origin: publicUrl });
  return body.data.viewer?.user.email ?? null;
};

test('on https no neighbouring host can set or read a cookie', async () => {
  const signedIn = await signIn();
  const begun = await post('account/second-factor/begin', { password }, setBy(signedIn));
  expect(begun.status).toBe(200);
  const lines = [signedIn, begun].flatMap(({ headers }) => headers.getSetCookie());
  expect(lines.map((line) => line.split('=', 1)[0]).sort()).toEqual([
    '__Host-better-auth.second_factor_pending',
    '__Host-better-auth.session_token',
    '__Host-untether.device',
  ]);
  for (const line of lines) {
    expect(line).toMatch(/^__Host-[^;]+(?=.*; Path=\/(;|$))(?=.*; Secure)(?=.*; HttpOnly)(?=.*; SameSite=Lax)/);
    expect(line).not.toMatch(/Domain/i);
  }
  const { '__Host-better-auth.session_token': token = '', ...others } = setBy(signedIn);
  expect(await viewerOf({ '__Host-better-auth.session_token': token })).toBe(email);
  for (const name of ['better-auth.session_token', '__Secure-better-auth.session_token'])
    expect(await viewerOf({ ...others, [name]: token })).toBeNull();
});

test('each session has a token of its own, of 190 random bits', async () => {
  const tokens: string[] = [];
  for (let time = 0; time < 5; time += 1)
    tokens.push(
      decodeURIComponent(setBy(await signIn())['__Host-better-auth.session_token'] ?? '').split('.')[0] ?? '',
    );
  expect(new Set(tokens).size).toBe(5);
  for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9]{32}$/);
  // At each place the five differ somewhere: no part of them is fixed.
  const fixed = Array.from({ length: 32 }, (_, at) => new Set(tokens.map((token) => token[at])).size).filter(
    (n) => n === 1,
  );
  expect(fixed.length).toBeLessThan(4);
});

test('signing out clears what the browser has kept', async () => {
  const answer = await post('sign-out', {}, setBy(await signIn()));
  expect(answer.headers.get('clear-site-data')).toBe('"cache"');
});

// Last: afterwards the account has a second factor.
describe('signing in ends the earlier session of the same browser', () => {
  test('and of no other', async () => {
    const [one, other] = [setBy(await signIn()), setBy(await signIn())];
    const again = setBy(await signIn(one));
    expect(await viewerOf(one)).toBeNull();
    expect(await viewerOf(again)).toBe(email);
    expect(await viewerOf(other)).toBe(email);
    expect((await post('sign-in/email', { email, password: 'not the password' }, other)).status).toBe(401);
    expect(await viewerOf(other)).toBe(email);
  });

  test('already with the password, where a code has to follow', async () => {
    const one = setBy(await signIn());
    const begun = await post('account/second-factor/begin', { password }, one);
    const { key } = (await begun.json()) as { readonly key: string };
    const all = { ...one, ...setBy(begun) };
    expect((await post('account/second-factor/confirm', { code: codeOf(key) }, all)).status).toBe(200);
    expect(await viewerOf(one)).toBe(email);
    expect(setBy(await signIn(one))).not.toHaveProperty('__Host-better-auth.session_token');
    expect(await viewerOf(one)).toBeNull();
  });
});
