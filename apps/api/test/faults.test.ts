import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '@untether/store';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createClient } from './harness/client.ts';
import { type Installation, newFolder, type Serving, serve, untether } from './harness/process.ts';

const password = 'untether-demo';
const email = 'admin@meridian.example';
const small = { MIN_DISK_FREE_MB: '0' };

const signedIn = async ({ url }: Pick<Serving, 'url'>) => {
  const client = createClient(url);
  expect(await client.signIn(email, password)).toMatchObject({ status: 200 });
  return client;
};
type Client = Awaited<ReturnType<typeof signedIn>>;

const write = (client: Client, language = 'en') => {
  const input = {
    name: 'A key',
    roles: ['GLOBAL_ADMIN'],
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  };
  const query = 'mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename } }';
  return client.send('/graphql', { query, variables: { input } }, { 'accept-language': language });
};
const done = { status: 200, body: { data: { createApiKey: { __typename: expect.stringContaining('Payload') } } } };
const refused = (retryable = true) => ({
  status: 200,
  body: {
    errors: [{ extensions: { code: 'STORAGE_UNAVAILABLE', retryable, requestId: expect.any(String) } }],
    data: null,
  },
});
const readiness = async ({ url }: Pick<Serving, 'url'>) => {
  const response = await fetch(`${url}/readyz`);
  return { ...(await response.json()), status: response.status };
};
const ready = { status: 200, checks: { database: { ok: true }, writable: { ok: true } } };
const livez = async ({ url }: Pick<Serving, 'url'>) => (await fetch(`${url}/livez`)).status;
const until = (look: () => Promise<unknown>, wanted: object) =>
  expect.poll(look, { timeout: 15_000, interval: 200 }).toMatchObject(wanted);
/** What was logged: every line an entry, none of them a stack. */
const logged = (stderr: string) =>
  stderr
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const hasMount = (() => {
  const place = newFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place.folder]).status === 0;
  if (mounted) spawnSync('umount', [place.folder]);
  place.remove();
  return mounted;
})();
if (!hasMount) console.log('No file system can be mounted here: the tests that fill one are skipped.');

describe.skipIf(!hasMount)('on a small disk', () => {
  let place: Installation;
  beforeAll(() => {
    place = newFolder();
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', place.folder]).status).toBe(0);
  });
  afterAll(() => {
    spawnSync('umount', ['-l', place.folder]);
    place.remove();
  });
  const filler = () => join(place.folder, 'filler');
  const fill = () => {
    const { bavail, bsize } = statfsSync(place.folder);
    const file = openSync(filler(), 'a');
    try {
      writeSync(file, Buffer.alloc(bavail * bsize));
    } finally {
      closeSync(file);
    }
    expect(statfsSync(place.folder).bavail).toBe(0);
  };

  test('that is full, writes and sign-ins are refused so that they can be tried again, reads go on, and it heals by itself', async () => {
    const server = await serve({ DATABASE_URL: place.databaseUrl, ...small });
    const client = await signedIn(server);
    expect(await readiness(server)).toMatchObject(ready);
    fill();
    // What still fits into the pages of the log is written.
    await until(() => write(client), refused());
    expect((await write(client, 'ja')).body.errors[0].message).toContain('データベース');
    expect(await client.signIn(email, password)).toMatchObject({
      status: 503,
      body: { code: 'STORAGE_UNAVAILABLE', retryable: true },
    });
    expect(await client.query('{ viewer { user { email } } }')).toMatchObject({
      body: { data: { viewer: { user: { email } } } },
    });
    await until(() => readiness(server), {
      status: 503,
      checks: { database: { ok: true }, writable: { ok: false, says: expect.stringContaining('the disk is full') } },
    });
    expect(await livez(server)).toBe(200);
    rmSync(filler());
    await until(() => readiness(server), ready);
    expect(await write(client)).toMatchObject(done);
    const { code, stderr } = await server.stop();
    expect(code).toBe(0);
    const entries = logged(stderr);
    expect(entries).toContainEqual(
      expect.objectContaining({
        level: 'error',
        storage: 'DISK_FULL',
        path: 'createApiKey',
        requestId: expect.any(String),
      }),
    );
    expect(entries.filter(({ fault }) => String(fault).includes('\n    at '))).toEqual([]);
  });

  test('that is full, a start says so in one line', async () => {
    fill();
    onTestFinished(() => rmSync(filler(), { force: true }));
    const empty = join(place.folder, 'new');
    mkdirSync(empty);
    const { code, stderr } = await untether(['migrate'], { DATABASE_URL: `file:${join(empty, 'a.db')}` });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^[^\n]*the disk is full[^\n]*\n$/);
  });
});

const shimSource = fileURLToPath(new URL('harness/read-only-disk.c', import.meta.url));
const hasCompiler = process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0;
if (!hasCompiler) console.log('No C compiler here: the test of a disk that becomes read-only is skipped.');

test.skipIf(!hasCompiler)(
  'on a disk that becomes read-only, writes are refused so that they can be tried again, reads go on, and it heals by itself',
  async () => {
    const place = newFolder();
    const { folder: tools, remove } = newFolder();
    onTestFinished(remove);
    onTestFinished(place.remove);
    const [shim, flag] = [join(tools, 'shim.so'), join(tools, 'read-only')];
    expect(spawnSync('cc', ['-shared', '-fPIC', '-o', shim, shimSource, '-ldl']).status).toBe(0);
    const disk = { LD_PRELOAD: shim, FLAG: flag, DISK: realpathSync(place.folder) };
    const server = await serve({ DATABASE_URL: place.databaseUrl, ...disk });
    const client = await signedIn(server);
    expect(await write(client)).toMatchObject(done);
    writeFileSync(flag, '');
    expect(await write(client)).toMatchObject(refused());
    expect(await client.query('{ viewer { user { email } } }')).toMatchObject({
      body: { data: { viewer: { user: { email } } } },
    });
    await until(() => readiness(server), {
      status: 503,
      checks: { database: { ok: true }, writable: { ok: false, says: expect.stringContaining('mounted read-only') } },
    });
    expect(await livez(server)).toBe(200);
    rmSync(flag);
    await until(() => readiness(server), ready);
    expect(await write(client)).toMatchObject(done);
    const { code, stderr } = await server.stop();
    expect(code).toBe(0);
    expect(logged(stderr)).toContainEqual(expect.objectContaining({ storage: 'IO', path: 'createApiKey' }));
  },
);

describe('a database file', () => {
  let place: Installation;
  beforeAll(() => {
    place = newFolder();
  });
  afterAll(() => place.remove());
  const file = () => join(place.folder, 'untether.db');

  test('that was moved away or deleted takes no write, so that none is lost; it goes on where it is back', async () => {
    const server = await serve({ DATABASE_URL: place.databaseUrl });
    const client = await signedIn(server);
    renameSync(file(), `${file()}.away`);
    expect(await write(client)).toMatchObject(refused());
    await until(() => readiness(server), {
      status: 503,
      checks: { database: { ok: false, says: expect.stringContaining('no longer where it was opened') } },
    });
    expect(await livez(server)).toBe(200);
    // Another file in its place is not the one that is open.
    writeFileSync(file(), '');
    expect(await write(client)).toMatchObject(refused());
    renameSync(`${file()}.away`, file());
    expect(await write(client)).toMatchObject(done);
    await until(() => readiness(server), ready);
    const { code, stderr } = await server.stop();
    expect(code).toBe(0);
    expect(logged(stderr)).toContainEqual(expect.objectContaining({ storage: 'FILE_GONE' }));
  });

  test('with a damaged page answers what it can, with a code and one line for what it cannot, and is not ready', async () => {
    const store = await openStore({ url: place.databaseUrl });
    const { writer } = store.identity;
    const [{ page }] = writer.all("select rootpage as page from sqlite_schema where name = 'receipt_by_time'") as [
      { readonly page: number },
    ];
    const [{ page_size: size }] = writer.all('pragma page_size') as [{ readonly page_size: number }];
    await store.close();
    const disk = openSync(file(), 'r+');
    writeSync(disk, Buffer.alloc(size, 0xff), 0, size, (page - 1) * size);
    closeSync(disk);
    const server = await serve({ DATABASE_URL: place.databaseUrl });
    const client = await signedIn(server);
    expect(await client.query('{ removals(first: 1) { nodes { id } } }')).toMatchObject({
      status: 200,
      body: {
        errors: [{ extensions: { code: 'STORAGE_UNAVAILABLE', retryable: false } }],
        data: { removals: null },
      },
    });
    expect(await client.query('{ offers(first: 1) { nodes { id } } }')).toMatchObject({
      body: { data: { offers: { nodes: [{}] } } },
    });
    await until(() => readiness(server), {
      status: 503,
      checks: { requests: { ok: false, says: expect.stringContaining('damaged') } },
    });
    const { stderr } = await server.stop();
    expect(logged(stderr)).toContainEqual(expect.objectContaining({ storage: 'DAMAGED', path: 'removals' }));
  });
});
