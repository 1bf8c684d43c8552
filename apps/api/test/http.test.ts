import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStaticFiles } from '../src/http/static-files.ts';
import { type Listening, listen, listenTo } from './harness/in-process.ts';

let server: Listening;
beforeAll(async () => {
  server = await listen();
});
afterAll(() => server.close());

test('/livez answers 200', async () => {
  expect((await fetch(`${server.url}/livez`)).status).toBe(200);
});

test('demo users are listed only in demo mode', async () => {
  expect((await fetch(`${server.url}/api/demo`)).status).toBe(404);
  const demo = await listen({ demo: async () => ({ users: [], password: 'known' }) });
  expect(await (await fetch(`${demo.url}/api/demo`)).json()).toEqual({ users: [], password: 'known' });
  await demo.close();
});

test('endpoints of the sign-in library that are not needed are closed', async () => {
  const statusOf = async (path: string) => (await fetch(`${server.url}/api/auth/${path}`, { method: 'POST' })).status;
  expect(await statusOf('sign-in/email')).toBe(200);
  expect(await statusOf('delete-user')).toBe(404);
  expect(await statusOf('update-user')).toBe(404);
  expect(await statusOf('sign-in/email/..%2f..%2fdelete-user')).toBe(404);
});

test("a client's address is the socket's, whatever it says itself", async () => {
  const headers = { 'x-untether-client-address': '203.0.113.9', 'x-forwarded-for': '203.0.113.9' };
  const response = await fetch(`${server.url}/api/auth/sign-in/email`, { method: 'POST', headers });
  expect(await response.json()).toEqual({ client: '127.0.0.1' });
});

test('every answer carries the security headers, and on https asks to stay there', async () => {
  const plain = (await fetch(`${server.url}/livez`)).headers;
  expect(plain.get('content-security-policy')).toContain("default-src 'none'");
  expect(plain.get('x-content-type-options')).toBe('nosniff');
  expect(plain.get('x-frame-options')).toBe('DENY');
  expect(plain.get('strict-transport-security')).toBeNull();
  const secure = await listen({ secure: true });
  expect((await fetch(`${secure.url}/livez`)).headers.get('strict-transport-security')).toContain('max-age=');
  await secure.close();
});

describe('GraphiQL', () => {
  const html = { accept: 'text/html,application/xhtml+xml' };

  test('opens in a browser from this process alone, without inline script', async () => {
    const response = await fetch(`${server.url}/graphql`, { headers: html });
    const text = await response.text();
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    const sources = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '');
    const assets = sources.filter((source) => !source.startsWith('data:'));
    expect(assets).toHaveLength(3);
    for (const asset of assets) {
      const file = await fetch(server.url + asset);
      expect(file.status).toBe(200);
      expect(file.headers.get('cache-control')).toContain('immutable');
    }
  });

  test('begins with a query that shows what blocks', async () => {
    const page = await (await fetch(`${server.url}/graphql`, { headers: html })).text();
    const start = /src="([^"]+start\.js)"/.exec(page)?.[1];
    expect(await (await fetch(server.url + start)).text()).toContain('removalBlockers');
  });
});

describe('the admin app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'untether-app-'));
  let app: Omit<Listening, 'logged'>;
  beforeAll(async () => {
    mkdirSync(join(folder, 'dist/assets'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'outside');
    writeFileSync(join(folder, 'dist/index.html'), '<!doctype html><title>Untether</title>');
    writeFileSync(join(folder, 'dist/assets/main-4f2a.js'), `export const x = '${'x'.repeat(5000)}';`);
    const serve = await openStaticFiles(join(folder, 'dist'));
    app = await listenTo((req, res) => serve(req, res, req.url ?? '/'));
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  test('any address a person opens is its page, under a strict policy', async () => {
    for (const path of ['/', '/customers/cus_1/account']) {
      const response = await fetch(app.url + path, { headers: { accept: 'text/html' } });
      expect(await response.text()).toContain('<title>Untether</title>');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.headers.get('content-security-policy')).toContain("script-src 'self';");
    }
  });

  test('files named by their content are kept for ever, and sent compressed', async () => {
    const response = await fetch(`${app.url}/assets/main-4f2a.js`);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.text()).toContain('export const x');
    const etag = response.headers.get('etag') ?? '';
    const again = await fetch(`${app.url}/assets/main-4f2a.js`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  test('a file that is missing is not the page', async () => {
    const asset = await fetch(`${app.url}/assets/gone.js`, { headers: { accept: 'text/html' } });
    expect(asset.status).toBe(404);
    expect((await fetch(`${app.url}/customers`, { headers: { accept: 'application/json' } })).status).toBe(404);
    expect((await fetch(app.url, { method: 'POST' })).status).toBe(405);
  });

  test('nothing outside its folder is served', async () => {
    const raw = (path: string): Promise<number | undefined> =>
      new Promise((done, fail) => {
        request(app.url, { path }, (res) => done(res.resume().statusCode))
          .on('error', fail)
          .end();
      });
    expect(await raw('/../secret.txt')).toBe(404);
    expect(await raw('/assets/../../secret.txt')).toBe(404);
    expect(await raw('/%2e%2e/secret.txt')).toBe(404);
  });
});
