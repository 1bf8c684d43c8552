import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '@untether/store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readEnvironment } from '../../src/env.ts';
import { trustedOriginsOf } from '../../src/identity/sign-in-requests.ts';
import { freePort, type Installation, newFolder, untether, untetherHere } from '../harness/process.ts';

let place: Installation;
beforeEach(() => {
  place = newFolder();
});
afterEach(() => place.remove());

const init = (more: readonly string[] = [], run = untetherHere) =>
  run(['init', '--partner', 'Alpha', '--kind', 'direct_bill', '--admin', 'ada@alpha.example', ...more], {
    DATABASE_URL: place.databaseUrl,
    UNTETHER_ADMIN_PASSWORD: 'a long enough password',
  });

test.each([{ AUTH_SECRET: 'x'.repeat(32) }, { HOST: '0.0.0.0' }, { PUBLIC_URL: 'https://untether.example' }])(
  'an empty database is no demo with %o',
  async (variables) => {
    const serving = { DATABASE_URL: place.databaseUrl, PORT: String(await freePort()), ...variables };
    const { code, stderr, stdout } = await untetherHere(['serve'], serving);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/empty.*init.*DEMO=true/);
  },
);

test('what the process writes is for its own user, and what was readable for others is mended', async () => {
  const file = join(place.folder, 'new', 'untether.db');
  const variables = { DATABASE_URL: `file:${file}`, UNTETHER_ADMIN_PASSWORD: 'a long enough password' };
  const args = ['init', '--partner', 'Alpha', '--kind', 'direct_bill', '--admin', 'ada@alpha.example'];
  expect((await untether(args, variables)).code).toBe(0);
  const modeOf = (path: string) => statSync(path).mode & 0o777;
  expect([modeOf(join(place.folder, 'new')), modeOf(file)]).toEqual([0o700, 0o600]);
  chmodSync(file, 0o644);
  const store = await openStore({ url: `file:${file}` });
  expect([file, `${file}-wal`, `${file}-shm`].map(modeOf)).toEqual([0o600, 0o600, 0o600]);
  await store.close();
});

test('a country that does not exist is refused', async () => {
  expect((await init(['--country', 'ZZ'])).stderr).toMatch(/^init: --country is "ZZ": give two capital letters/);
});

test('the version is said', async () => {
  expect((await untether(['--version'], {})).stdout).toMatch(/^untether \d+\.\d+\.\d+, Node /);
});

test('pages of this machine may sign in only where it is the public address', () => {
  const here = readEnvironment({ PORT: '4000' });
  expect(trustedOriginsOf(here)).toContain('http://127.0.0.1:4000');
  const real = readEnvironment({ PORT: '4000', PUBLIC_URL: 'https://untether.example' });
  expect(trustedOriginsOf(real)).toEqual(['https://untether.example']);
});
