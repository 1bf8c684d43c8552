import { createServer, type Server } from 'node:http';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnvironment } from '../src/env.ts';
import { createClient } from './harness/client.ts';
import {
  type Ended,
  freePort,
  type Installation,
  main,
  newFolder,
  start,
  untetherHere,
  untilServing,
} from './harness/process.ts';

/** By the name they sign in with at the provider. */
const people: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ada: { email: 'ada@alpha.example', email_verified: true, name: 'Ada', roles: ['untether-admins', 'staff'] },
  bob: { email: 'bob@alpha.example', name: 'Bob', roles: ['untether-sales'] },
  eve: { email: 'eve@alpha.example', email_verified: true, name: 'Eve', roles: ['staff'] },
  mal: { email: 'ada@alpha.example', email_verified: false, name: 'Not Ada', roles: ['untether-sales'] },
};
const rolesNow = new Map<string, readonly string[]>();

let place: Installation;
let server: { readonly url: string; readonly stop: () => Promise<Ended> };
let provider: Server;

beforeAll(async () => {
  place = newFolder();
  const variables = { DATABASE_URL: place.databaseUrl, UNTETHER_ADMIN_PASSWORD: 'a long enough password' };
  await untetherHere(
    ['init', '--partner', 'Alpha', '--kind', 'direct_bill', '--admin', 'ada@alpha.example'],
    variables,
  );
  const [issuerPort, port] = [await freePort(), await freePort()];
  const issuer = `http://localhost:${issuerPort}`;
  const op = new Provider(issuer, {
    clients: [
      {
        client_id: 'untether',
        client_secret: 'a secret',
        redirect_uris: [`http://localhost:${port}/api/auth/oidc/callback`],
      },
    ],
    claims: { openid: ['sub', 'roles'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: true,
    pkce: { required: () => true },
    cookies: { keys: ['a key of the provider'] },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, ...people[sub], ...(rolesNow.has(sub) && { roles: rolesNow.get(sub) }) }),
    }),
  });
  provider = createServer(op.callback());
  await new Promise<void>((ready) => provider.listen(issuerPort, ready));
  const url = `http://localhost:${port}`;
  const started = start([process.execPath, main, 'serve'], {
    PORT: String(port),
    DATABASE_URL: place.databaseUrl,
    AUTH_SECRET: 'x'.repeat(32),
    LOG_LEVEL: 'info',
    AUTH_MODE: 'oidc',
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'untether',
    OIDC_CLIENT_SECRET: 'a secret',
    OIDC_ROLES: JSON.stringify({
      'untether-admins': { partner: 'Alpha', roles: ['GLOBAL_ADMIN', 'ADMIN_AGENT'] },
      'untether-sales': { roles: ['SALES_AGENT'] },
    }),
  });
  await untilServing(started, url);
  server = {
    url,
    stop: () => {
      started.child.kill('SIGTERM');
      return started.ended;
    },
  };
});
afterAll(async () => {
  await server.stop();
  await new Promise((done) => provider.close(done));
  place.remove();
});

/** A browser that goes where it is sent, with its cookies, and signs in as asked. */
const browse = (as: string) => {
  const jar = new Map<string, Map<string, string>>();
  const visits: URL[] = [];
  const go = async (address: string, form?: Record<string, string>): Promise<{ url: URL; text: string }> => {
    const url = new URL(address);
    visits.push(url);
    const cookies = jar.get(url.host) ?? new Map<string, string>();
    jar.set(url.host, cookies);
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const next = response.headers.get('location');
    if (next !== null) return go(new URL(next, url).href);
    const text = await response.text();
    const action = /<form[^>]+action="([^"]+)"/.exec(text)?.[1];
    if (action === undefined || url.host === new URL(server.url).host) return { url, text };
    const prompt = /name="prompt" value="(\w+)"/.exec(text)?.[1] ?? '';
    return go(new URL(action, url).href, { prompt, ...(prompt === 'login' && { login: as, password: 'any' }) });
  };
  const viewer = async () => {
    const client = createClient(server.url);
    for (const [name, value] of jar.get(new URL(server.url).host) ?? []) client.cookies.set(name, value);
    return (await client.query('{ viewer { user { email name } roles partner { name } } }')).body.data.viewer;
  };
  return { go, viewer, visits };
};
const startOf = (next = '') => `${server.url}/api/auth/oidc/start${next && `?next=${encodeURIComponent(next)}`}`;

describe('signing in through a provider', () => {
  test('who is here by an address that the provider vouches for stays who they are, with the roles of the map', async () => {
    const { go, viewer, visits } = browse('ada');
    const { url } = await go(startOf('/customers?q=x'));
    expect(url.href).toBe(`${server.url}/customers?q=x`);
    expect(await viewer()).toEqual({
      user: { email: 'ada@alpha.example', name: 'ada@alpha.example' },
      roles: ['GLOBAL_ADMIN', 'ADMIN_AGENT'],
      partner: { name: 'Alpha' },
    });
    const asked = visits.find(({ pathname, searchParams }) => pathname === '/auth' && searchParams.has('client_id'));
    expect(asked?.searchParams.get('code_challenge_method')).toBe('S256');
    expect(asked?.searchParams.get('state')?.length).toBeGreaterThan(20);
    expect(asked?.searchParams.get('nonce')?.length).toBeGreaterThan(20);
  });

  test('who is new becomes a user, with an event; roles follow the claim at each sign-in', async () => {
    const first = browse('bob');
    await first.go(startOf());
    expect(await first.viewer()).toMatchObject({
      user: { email: 'bob@alpha.example', name: 'Bob' },
      roles: ['SALES_AGENT'],
    });
    rolesNow.set('bob', ['untether-admins']);
    const again = browse('bob');
    expect((await again.go(startOf())).url.search).toBe('');
    expect(await again.viewer()).toMatchObject({ roles: ['GLOBAL_ADMIN', 'ADMIN_AGENT'] });
  });

  test('whose claim is mapped to nothing gets no session and a page that says so', async () => {
    const { go, viewer } = browse('eve');
    const { url } = await go(startOf());
    expect(`${url.pathname}${url.search}`).toBe('/sign-in?problem=no_roles');
    expect(await viewer()).toBeNull();
  });

  test('an address that the provider does not vouch for takes over nobody’s account', async () => {
    const { go, viewer } = browse('mal');
    expect((await go(startOf())).url.search).toBe('?problem=email_taken');
    expect(await viewer()).toBeNull();
  });

  test('an answer that belongs to no sign-in under way is refused', async () => {
    const { go, viewer } = browse('ada');
    expect((await go(`${server.url}/api/auth/oidc/callback?code=stolen&state=guessed`)).url.search).toBe(
      '?problem=provider',
    );
    expect(await viewer()).toBeNull();
  });

  test('begins on this site, not by another one that leads a browser there', async () => {
    const start = (site: string) =>
      fetch(startOf(), { redirect: 'manual', headers: { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate' } });
    const foreign = await start('cross-site');
    expect(foreign.headers.get('location')).toBe(`${server.url}/sign-in`);
    expect(foreign.headers.getSetCookie()).toEqual([]);
    expect((await start('same-origin')).headers.get('location')).toContain('code_challenge');
  });

  test('leads only to places on this site', async () => {
    const { go } = browse('ada');
    expect((await go(startOf('https://evil.example/'))).url.origin).toBe(new URL(server.url).origin);
  });
});

test('there are no passwords then', async () => {
  expect((await createClient(server.url).send('/api/sign-in')).body).toEqual({ resetByMail: false, provider: true });
  const answer = await createClient(server.url).signIn('ada@alpha.example', 'a long enough password');
  expect(answer.status).toBe(400);
  const forgot = { email: 'ada@alpha.example' };
  expect((await createClient(server.url).send('/api/auth/account/forgot-password', forgot)).body.code).toBe(
    'PASSWORDS_OFF',
  );
});

// Last of those that need the server: it reads what they made it log.
test('the log says who has signed in and why others have not', async () => {
  const { stderr } = await server.stop();
  const signIns = stderr
    .split('\n')
    .filter((line) => line.includes('"how":"provider"'))
    .map((line) => JSON.parse(line));
  const user = expect.stringMatching(/^usr_/);
  expect(signIns.slice(0, 5)).toMatchObject([
    { what: 'sign-in', outcome: 'ok', user, from: expect.stringMatching(/^(127\.0\.0\.1|::1)$/) },
    { outcome: 'ok', user },
    { outcome: 'ok', user },
    { outcome: 'failed', code: 'no_roles', account: expect.stringMatching(/^[\w-]{16}$/) },
    { outcome: 'failed', code: 'email_taken', user },
  ]);
  expect(signIns[5]).toMatchObject({ outcome: 'failed', code: 'provider' });
  expect(stderr).not.toContain('alpha.example');
});

describe('what an operator gets wrong is one line', () => {
  const right = { AUTH_MODE: 'oidc', OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' };
  test.each([
    [{ AUTH_MODE: 'saml' }, /^AUTH_MODE is "saml": use password or oidc/],
    [{ AUTH_MODE: 'oidc' }, /^OIDC_ISSUER is not set/],
    [{ ...right, OIDC_ISSUER: 'http://id.example' }, /^OIDC_ISSUER is "http:\/\/id\.example": use the https address/],
    [right, /^OIDC_ROLES is not set, nor is OIDC_ROLES_FILE: use JSON/],
    [{ ...right, OIDC_ROLES: '{"a": {"roles": ["KING"]}}' }, /^OIDC_ROLES cannot be used \("a" is wrong\)/],
    [{ ...right, OIDC_ROLES_FILE: '/nowhere.json' }, /^OIDC_ROLES_FILE cannot be used \(ENOENT/],
  ])('%o', (variables, message) => {
    expect(() => readEnvironment(variables)).toThrow(message);
  });
});
