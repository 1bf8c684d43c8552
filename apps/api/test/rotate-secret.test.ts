import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createClient } from './harness/client.ts';
import { type Installation, newFolder, serve, untetherHere } from './harness/process.ts';
import { codeOf } from './harness/totp.ts';

const password = 'a long enough password';
const email = 'ada@alpha.example';
let place: Installation;
beforeEach(() => {
  place = newFolder();
});
afterEach(() => place.remove());

/** A real installation whose secrets are in files. */
const installWithFiles = async () => {
  const [current, previous] = [join(place.folder, 'secret'), join(place.folder, 'previous')];
  const variables = {
    DATABASE_URL: place.databaseUrl,
    UNTETHER_ADMIN_PASSWORD: password,
    AUTH_SECRET_FILE: current,
    AUTH_SECRET_PREVIOUS_FILE: previous,
  };
  writeFileSync(current, `${'a'.repeat(40)}\n`);
  await untetherHere(['init', '--partner', 'Alpha', '--kind', 'direct_bill', '--admin', email], variables);
  return { current, previous, variables };
};

test('a rotated secret signs nobody out: the session goes on, is found by the sign-in library, and ends', async () => {
  const { current, previous, variables } = await installWithFiles();
  const before = await serve(variables);
  const client = createClient(before.url);
  await client.signIn('ada@alpha.example', password);
  await before.stop();

  const rotated = await untetherHere(['rotate-secret'], variables);
  expect(rotated).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(previous, 'utf8')).toBe(`${'a'.repeat(40)}\n`);
  expect(readFileSync(current, 'utf8')).not.toContain('aaaa');
  expect(statSync(current).mode & 0o777).toBe(0o600);

  const server = await serve(variables);
  const after = createClient(server.url);
  for (const [name, value] of client.cookies) after.cookies.set(name, value);
  expect(await after.viewerEmail()).toBe(email);
  const known = await after.send('/api/auth/get-session');
  expect(known.body.user.email).toBe(email);
  const kept = new Map(after.cookies);
  expect((await after.signOut()).status).toBe(200);
  for (const [name, value] of kept) after.cookies.set(name, value);
  expect(await after.viewerEmail()).toBeNull();
  await server.stop();
});

test('a rotated secret leaves second factors as they are, also once the secret before is gone', async () => {
  const { previous, variables } = await installWithFiles();
  const before = await serve(variables);
  const client = createClient(before.url);
  await client.signIn(email, password);
  const factor = '/api/auth/account/second-factor';
  const { key } = (await client.send(`${factor}/begin`, { password })).body;
  const { recoveryCodes } = (await client.send(`${factor}/confirm`, { code: codeOf(key) })).body;
  await before.stop();
  const signInWith = async (url: string, code: string) => {
    const next = createClient(url);
    await next.signIn(email, password);
    return (await next.send('/api/auth/two-factor/verify-backup-code', { code })).status;
  };

  await untetherHere(['rotate-secret'], variables);
  const overlapping = await serve(variables);
  expect(await signInWith(overlapping.url, recoveryCodes[0])).toBe(200);
  await overlapping.stop();
  rmSync(previous);
  const server = await serve(variables);
  expect(await signInWith(server.url, recoveryCodes[1])).toBe(200);
  const next = createClient(server.url);
  await next.signIn(email, password);
  const code = codeOf(key, Date.now() + 30_000);
  expect((await next.send('/api/auth/two-factor/verify-totp', { code })).status).toBe(200);
  await server.stop();
});

test('without files there is nothing to rotate, and it says what to do', async () => {
  const { code, stderr } = await untetherHere(['rotate-secret'], { DATABASE_URL: place.databaseUrl });
  expect(code).toBe(1);
  expect(stderr).toContain('set AUTH_SECRET_FILE and AUTH_SECRET_PREVIOUS_FILE');
});
