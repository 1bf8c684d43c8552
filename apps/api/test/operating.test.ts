import { spawn } from 'node:child_process';
import { chownSync, copyFileSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openStore } from '@untether/store';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createClient } from './harness/client.ts';
import { type Ended, type Installation, newFolder, type Serving, serve, untetherHere } from './harness/process.ts';

const password = 'a long enough password';
const secrets = { AUTH_SECRET: 'x'.repeat(32) };
let place: Installation;
let server: Serving;
const run = (...args: string[]): Promise<Ended> =>
  untetherHere(args, { DATABASE_URL: place.databaseUrl, UNTETHER_ADMIN_PASSWORD: password });
const done = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await run(...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
};
const refused = async (...args: string[]): Promise<string> => {
  const { code, stderr } = await run(...args);
  expect(code).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  return stderr;
};
const signIn = async (email: string) => {
  const client = createClient(server.url);
  return { client, status: (await client.signIn(email, password)).status };
};

beforeAll(async () => {
  place = newFolder();
  await done('init', '--partner', 'Alpha', '--kind', 'direct_bill', '--admin', 'ada@alpha.example', '--name', 'Ada');
  await done('partner', 'add', '--partner', 'Beta', '--kind', 'indirect_provider', '--admin', 'a@beta.example');
  await done('partner', 'add', '--partner', 'Delta', '--kind', 'indirect_provider', '--admin', 'a@delta.example');
  const gamma = [
    '--partner',
    'Gamma',
    '--kind',
    'indirect_reseller',
    '--provider',
    'Beta',
    '--admin',
    'a@gamma.example',
  ];
  await done('partner', 'add', ...gamma);
  server = await serve({ DATABASE_URL: place.databaseUrl, ...secrets });
});
afterAll(async () => {
  await server.stop();
  place.remove();
});

const eventsOf = async (name: string) => {
  const store = await openStore({ url: place.databaseUrl });
  const partner = await store.findPartnerNamed(name);
  const events = await store.readLog(partner?.id ?? '', 0, 1000);
  await store.close();
  return events.map(({ type, actor, changes }) => ({ type, actor: actor.kind, changes }));
};

describe('partners', () => {
  test('are listed with their users, and renamed, with an event by the operator', async () => {
    expect(await done('partner', 'list')).toMatch(/^Beta +par_\S+ +indirect_provider +1$/m);
    expect(await done('partner', 'rename', '--partner', 'Beta', '--to', 'Beta Group')).toBe(
      'Beta is now Beta Group.\n',
    );
    expect(await refused('partner', 'rename', '--partner', 'Gamma', '--to', 'Alpha')).toContain(
      'named "Alpha" already',
    );
    expect(await refused('partner', 'rename', '--partner', 'Nobody', '--to', 'X')).toContain('see partner list');
    expect((await eventsOf('Beta Group')).at(-1)).toEqual({
      type: 'partner-updated',
      actor: 'operator',
      changes: { name: { from: 'Beta', to: 'Beta Group' } },
    });
  });

  test('a reseller is associated with a further provider, and both logs say so', async () => {
    expect(await done('partner', 'associate', '--provider', 'Delta', '--reseller', 'Gamma')).toContain('sells through');
    expect(await done('partner', 'associate', '--provider', 'Delta', '--reseller', 'Gamma')).toContain('already');
    expect(await refused('partner', 'associate', '--provider', 'Alpha', '--reseller', 'Gamma')).toContain(
      'Alpha is no indirect provider',
    );
    for (const name of ['Delta', 'Gamma']) expect((await eventsOf(name)).at(-1)?.type).toBe('reseller-associated');
  });

  test('a disabled one has nobody signed in, by session or by key, until it is enabled again', async () => {
    const { client } = await signIn('a@gamma.example');
    const made = await client.query(
      `mutation { createApiKey(input: {name: "Key", roles: [GLOBAL_ADMIN], expiresAt: "${new Date(Date.now() + 86_400_000).toISOString()}"}) { ... on CreateApiKeyPayload { secret } } }`,
    );
    const { secret } = made.body.data.createApiKey;
    const byKey = async (): Promise<number> =>
      (
        await fetch(`${server.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
          body: '{"query":"{ viewer { partner { name } } }"}',
        }).then((response) => response.json())
      ).errors?.length ?? 0;
    expect(await byKey()).toBe(0);
    await done('partner', 'disable', '--partner', 'Gamma');
    expect(await client.viewerEmail()).toBeNull();
    expect(await byKey()).toBe(1);
    expect((await signIn('a@gamma.example')).status).toBe(403);
    expect(await done('partner', 'list')).toMatch(/^Gamma .*disabled 20/m);
    expect(await done('partner', 'disable', '--partner', 'Gamma')).toContain('already disabled');
    await done('partner', 'enable', '--partner', 'Gamma');
    expect((await signIn('a@gamma.example')).status).toBe(200);
    expect(await byKey()).toBe(0);
  });
});

describe('users', () => {
  test('are added with roles, listed, renamed, and given another address', async () => {
    const bo = ['--email', 'Bo@alpha.example', '--name', 'Bo', '--roles', 'sales_agent,helpdesk_agent'];
    await done('user', 'add', '--partner', 'Alpha', ...bo);
    expect(await refused('user', 'add', '--partner', 'Alpha', '--email', 'x@y.example', '--roles', 'boss')).toContain(
      '--roles has "boss": give some of global_admin',
    );
    await done('user', 'rename', '--user', 'bo@alpha.example', '--to', 'Bo Lind');
    await done('user', 'change-email', '--user', 'bo@alpha.example', '--to', 'bo.lind@alpha.example');
    expect(
      await refused('user', 'change-email', '--user', 'bo.lind@alpha.example', '--to', 'ada@alpha.example'),
    ).toContain('ada@alpha.example already');
    expect((await signIn('bo.lind@alpha.example')).status).toBe(200);
    expect((await signIn('bo@alpha.example')).status).toBe(401);
    expect(await done('user', 'list', '--partner', 'Alpha')).toMatch(
      /^bo\.lind@alpha\.example +Bo Lind +Alpha +sales_agent,helpdesk_agent +usr_/m,
    );
    expect((await eventsOf('Alpha')).slice(-3).map(({ type, actor }) => `${actor} ${type}`)).toEqual([
      'operator user-created',
      'operator user-updated',
      'operator user-updated',
    ]);
  });

  test('the last global admin is disabled only by force, and enabled again', async () => {
    const { client } = await signIn('ada@alpha.example');
    expect(await refused('user', 'disable', '--user', 'ada@alpha.example')).toContain('global admin');
    await done('user', 'disable', '--user', 'ada@alpha.example', '--force');
    expect(await client.viewerEmail()).toBeNull();
    expect((await signIn('ada@alpha.example')).status).toBe(403);
    expect(await done('user', 'enable', '--user', 'ada@alpha.example')).toContain('may sign in again');
    expect((await signIn('ada@alpha.example')).status).toBe(200);
    expect(await done('user', 'enable', '--user', 'ada@alpha.example')).toContain('it was not disabled');
    expect(await refused('user', 'enable', '--user', 'nobody@alpha.example')).toContain('see user list');
  });

  test('sessions are ended, of one person or of everybody', async () => {
    const [ada, other] = [await signIn('ada@alpha.example'), await signIn('a@beta.example')];
    expect(await done('user', 'revoke-sessions', '--user', 'ada@alpha.example')).toMatch(/sessions? of ada@alpha/);
    expect(await ada.client.viewerEmail()).toBeNull();
    expect(await other.client.viewerEmail()).toBe('a@beta.example');
    await done('user', 'revoke-sessions', '--everybody');
    expect(await other.client.viewerEmail()).toBeNull();
    expect(await refused('user', 'revoke-sessions')).toContain('either --user E-MAIL or --everybody');
  });
});

describe('backup and restore', () => {
  test('a copy made while another process writes is whole; restored, lost cursors are refused and others go on', async () => {
    const store = await openStore({ url: place.databaseUrl });
    const alpha = await store.findPartnerNamed('Alpha');
    const id = alpha?.id ?? '';
    const child = new URL('../../../packages/store/test/support/child.mjs', import.meta.url).pathname;
    const writer = spawn(process.execPath, [child, place.databaseUrl, id, '400'], { stdio: 'ignore' });
    const written = new Promise((resolve) => writer.once('close', resolve));
    while ((await store.lastSequence(id)) < 60) await new Promise((resolve) => setImmediate(resolve));
    const file = join(place.folder, 'copy.db');
    await done('backup', file);
    await written;
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await refused('backup', file)).toContain('is there already: choose another name');
    const verified = await untetherHere(['verify'], { DATABASE_URL: `file:${file}` });
    expect(verified).toMatchObject({ code: 0, stderr: '' });

    const copy = await openStore({ url: `file:${file}` });
    const kept = await copy.lastSequence(id);
    await copy.close();
    const [before, lost] = [await store.readLog(id, kept - 1, 1), await store.readLog(id, kept, 1)];
    expect(lost).toHaveLength(1);
    const cursors = [...before, ...lost].map(store.eventCursor);
    await store.close();

    const elsewhere = `file:${join(place.folder, 'elsewhere', 'untether.db')}`;
    const restore = (...more: string[]) => untetherHere(['restore', file, ...more], { DATABASE_URL: elsewhere });
    expect(await restore()).toMatchObject({ code: 0, stderr: '' });
    expect((await restore()).stderr).toContain('is not empty: choose another DATABASE_URL, or --force');
    const restored = await openStore({ url: elsewhere });
    expect((await restore('--force')).stderr).toContain('another process has');
    const event = {
      partnerId: id,
      type: 'test-created',
      occurredAt: new Date(),
      actor: { kind: 'clock', id: null, name: 'Clock' },
      customerId: null,
      relationshipId: null,
      subjectId: id,
      changes: {},
      correlationId: 'cor_1',
    } as const;
    // The log grows past what was lost.
    for (let n = 0; n < 3; n += 1) await restored.transact([id], (tx) => tx.append([event]));
    expect(await restored.findLogPlace(id, cursors[0] ?? '')).toMatchObject({ sequence: kept });
    await expect(restored.findLogPlace(id, cursors[1] ?? '')).rejects.toThrow('its event is not in the log');
    await restored.close();
    const again = await restore('--force');
    expect(again.stdout).toContain('before-restore-');
    expect(await untetherHere(['verify'], { DATABASE_URL: elsewhere })).toMatchObject({ code: 0, stderr: '' });
  });

  test.each([
    ['gone', (file: string) => rmSync(file)],
    ['no database any more', (file: string) => writeFileSync(file, 'x'.repeat(8192))],
  ])('where the file is %s, nothing of the log that it left behind comes into the restored one', async (_, destroy) => {
    const { databaseUrl, folder, remove } = newFolder();
    onTestFinished(remove);
    const file = databaseUrl.slice('file:'.length);
    const backup = join(folder, 'backup.db');
    const here = (...args: string[]) =>
      untetherHere(args, { DATABASE_URL: databaseUrl, UNTETHER_ADMIN_PASSWORD: password });
    await here('init', '--partner', 'Alpha', '--kind', 'direct_bill', '--admin', 'ada@alpha.example');
    const store = await openStore({ url: databaseUrl });
    expect(await here('backup', backup)).toMatchObject({ code: 0 });
    await here('user', 'add', '--partner', 'Alpha', '--email', 'late@alpha.example', '--roles', 'sales_agent');
    // As kill -9 leaves it.
    copyFileSync(`${file}-wal`, join(folder, 'log'));
    await store.close();
    copyFileSync(join(folder, 'log'), `${file}-wal`);
    destroy(file);

    expect(await here('restore', backup, '--force')).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(dirname(file)).join()).toMatch(/before-restore-[^,]*-wal/);
    const { stdout } = await here('user', 'list');
    expect(stdout).toContain('ada@alpha.example');
    expect(stdout).not.toContain('late@alpha.example');
    expect(await here('verify')).toMatchObject({ code: 0, stderr: '' });
  });

  test.skipIf(process.getuid?.() !== 0)('what root sets up or restores belongs to whom its folder does', async () => {
    const { folder, remove } = newFolder();
    onTestFinished(remove);
    const owned = (name: string): string => {
      const own = join(folder, name);
      mkdirSync(own);
      chownSync(own, 65534, 65534);
      return join(own, 'untether.db');
    };
    const [made, restored] = [owned('made'), owned('restored')];
    const backup = join(folder, 'backup.db');
    const here = (file: string, ...args: string[]) =>
      untetherHere(args, { DATABASE_URL: `file:${file}`, UNTETHER_ADMIN_PASSWORD: password });
    await here(made, 'init', '--partner', 'Alpha', '--kind', 'direct_bill', '--admin', 'ada@alpha.example');
    await here(made, 'backup', backup);
    expect(await here(restored, 'restore', backup)).toMatchObject({ code: 0, stderr: '' });
    const ownerOf = (file: string) => [statSync(file).uid, statSync(file).gid];
    expect([made, restored, backup].map(ownerOf)).toEqual([[65534, 65534], [65534, 65534], ownerOf(folder)]);
  });

  test('what is no backup is refused in one line, and the server’s database too', async () => {
    expect(await refused('restore', join(place.folder, 'nothing.db'))).toContain('is not there');
    const file = join(place.folder, 'second.db');
    await done('backup', file);
    expect(await refused('restore', file, '--force')).toContain('another process has');
  });
});

test('prune deletes expired sessions and idempotency keys, and nothing else', async () => {
  await signIn('ada@alpha.example');
  const store = await openStore({ url: place.databaseUrl });
  const past = new Date(Date.now() - 40 * 24 * 60 * 60 * 1000);
  const alpha = await store.findPartnerNamed('Alpha');
  const id = alpha?.id ?? '';
  await store.transact([id], (tx) => tx.saveIdempotent(id, 'old', { fingerprint: 'f', result: null }, past));
  await store.transact([id], (tx) => tx.saveIdempotent(id, 'new', { fingerprint: 'f', result: null }, new Date()));
  await store.identity.exclusive(async () => {
    const { session } = store.identity.schema;
    await store.identity.writer.update(session).set({ expiresAt: past });
  });
  await signIn('ada@alpha.example');
  expect(await done('prune')).toMatch(/^Deleted [1-9]\d* sessions, over for more than 30 days\.$/m);
  expect((await signIn('ada@alpha.example')).client.cookies.size).toBeGreaterThan(0);
  await store.close();
});

describe('config', () => {
  test('shows how variables are read, and no secret', async () => {
    const { stdout } = await untetherHere(['config'], {
      PORT: '4100',
      AUTH_SECRET: 'a very secret secret of 36 characters',
      SMTP_URL: 'smtp://alpha:very@mail.example:587',
      MAIL_FROM: 'untether@alpha.example',
      AUTH_MODE: 'oidc',
      OIDC_ISSUER: 'https://id.example',
      OIDC_CLIENT_ID: 'untether',
      OIDC_CLIENT_SECRET: 'very much so',
      OIDC_ROLES: '{"staff": {"roles": ["SALES_AGENT"]}}',
    });
    expect(stdout).toMatch(/^PORT +4100$/m);
    expect(stdout).toMatch(/^HOST +127\.0\.0\.1 \(left out\)$/m);
    expect(stdout).toMatch(/^AUTH_SECRET +set, 37 characters$/m);
    expect(stdout).toMatch(/^SMTP_URL +smtp:\/\/\*\*\*@mail\.example:587$/m);
    expect(stdout).toMatch(/^OIDC_CLIENT_SECRET +set, 12 characters$/m);
    expect(stdout).toMatch(/^OIDC_ROLES +\{"staff":/m);
    expect(stdout).not.toContain('very');
  });
});
