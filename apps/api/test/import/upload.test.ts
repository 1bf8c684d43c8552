import { cp, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '@untether/store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createClient } from '../harness/client.ts';
import { newDatabase } from '../harness/database.ts';
import { type Installation, install, newFolder, type Serving, serve } from '../harness/process.ts';
import { type CustomerFolder, entitlement, guid, order, record, subscription, writeExport } from './export-folder.ts';
import { zipOf, zipped } from './zip.ts';

const password = 'a long enough password';
const variables = { AUTH_SECRET: 'x'.repeat(32), IMPORT_MAX_MB: '2' };
let place: Installation;
let server: Serving | undefined;

/** A real installation with a partner of its own, and a browser in which its admin is signed in. */
const open = async (more: Readonly<Record<string, string>> = {}) => {
  const databaseUrl = await newDatabase(join(place.folder, crypto.randomUUID()));
  await install(databaseUrl, { email: 'ada@alpha.example', password });
  const start = async () => {
    server = await serve({ ...variables, ...more, DATABASE_URL: databaseUrl });
    const client = createClient(server.url);
    await client.signIn('ada@alpha.example', password);
    return { server, client };
  };
  return { databaseUrl, start };
};
type Client = ReturnType<typeof createClient>;

beforeEach(() => {
  place = newFolder();
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  place.remove();
});

const cookieOf = ({ cookies }: Client): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

const post = async (
  { url }: Pick<Serving, 'url'>,
  file: Buffer,
  { name = 'export.zip', ...headers }: Record<string, string> = {},
) => {
  const response = await fetch(`${url}/api/imports?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body: new Uint8Array(file),
  });
  return { status: response.status, body: await response.json() };
};

const details = `id state failureCode failure progress { done total }
  check { imported unchanged unread blocked newItems { kind count } } result { imported updated unchanged withProblems unread blocked newItems { kind count } }
  report(first: 50) { totalCount nodes { number kind file path reason } }`;
const find = async (client: Client, id: string) =>
  (await client.query(`query ($id: ID!) { import(id: $id) { ${details} } }`, { id })).body.data.import;
const until = async (client: Client, id: string, isSo: (job: Awaited<ReturnType<typeof find>>) => boolean) => {
  for (;;) {
    const job = await find(client, id);
    if (isSo(job)) return job;
    await sleep(20);
  }
};
const hasState = (state: string) => (job: { readonly state: string }) => {
  if (job.state === 'FAILED' && state !== 'FAILED') throw new Error(JSON.stringify(job));
  return job.state === state;
};
const run = async (client: Client, name: 'startImport' | 'cancelImport', importId: string) =>
  (
    await client.query(`mutation ($importId: ID!) { result: ${name}(input: { importId: $importId }) { __typename } }`, {
      importId,
    })
  ).body.data.result.__typename;

const customers = (count: number): readonly CustomerFolder[] =>
  Array.from({ length: count }, (_, n) => ({
    record: record(n),
    subscriptions: n % 10 === 3 ? '{"items": [' : [subscription(`a${n}`), subscription(`b${n}`)],
    orders: [order(`o${n}`)],
    entitlements: [entitlement(`o${n}`)],
  }));
const exportOf = async (list: readonly CustomerFolder[]): Promise<Buffer> => {
  const dir = join(place.folder, 'export');
  await writeExport(dir, list);
  return readFile(await zipped(dir, 'export/'));
};

test('an upload is checked, imported, reported, and changes nothing the second time', async () => {
  const { server, client } = await (await open()).start();
  const file = await exportOf(customers(30));
  const upload = async () => (await post(server, file, { origin: server.url, cookie: cookieOf(client) })).body.id;

  const id = await upload();
  const checked = await until(client, id, hasState('CHECKED'));
  expect(checked).toMatchObject({
    progress: { done: 30, total: 30 },
    check: { imported: 30, unread: 3, newItems: expect.arrayContaining([{ kind: 'SUBSCRIPTION', count: 54 }]) },
    result: null,
    report: {
      totalCount: 3,
      nodes: [{ number: 1, kind: 'UNREAD', file: `customers/${guid(3)}/subscriptions.json` }, {}, {}],
    },
  });
  expect((await client.query('{ customers { totalCount } }')).body.data.customers.totalCount).toBe(0);

  expect(await run(client, 'startImport', id)).toBe('StartImportPayload');
  const done = await until(client, id, hasState('COMPLETED'));
  const { updated, withProblems, ...result } = done.result;
  expect({ ...result, unchanged: 0 }).toEqual(checked.check);
  expect({ updated, withProblems }).toEqual({ updated: 0, withProblems: 3 });
  expect((await client.query('{ customers { totalCount } }')).body.data.customers.totalCount).toBe(30);

  const report = await client.send(`/api/exports/imports/${id}.csv`);
  expect(report.body.split('\n')).toHaveLength(5);
  expect(report.body).toMatch(/^Number,Kind,File,Place,Reason,What to do\r\n1,Not read,/);

  const again = await upload();
  await until(client, again, hasState('CHECKED'));
  await run(client, 'startImport', again);
  const { result: second } = await until(client, again, hasState('COMPLETED'));
  expect(second).toMatchObject({ imported: 0, updated: 0, unchanged: 30 });
});

test('an import whose server is killed goes on in the next, and ends as one that was not', async () => {
  const count = 200;
  const file = await exportOf(customers(count));
  const importIn = async ({ start }: Awaited<ReturnType<typeof open>>, isKilled: boolean) => {
    let { server, client } = await start();
    const upload = await post(server, file, { origin: server.url, cookie: cookieOf(client) });
    const { id } = upload.body;
    await until(client, id, hasState('CHECKED'));
    await run(client, 'startImport', id);
    if (isKilled) {
      await until(client, id, ({ progress }) => progress.done > 20);
      server.child.kill('SIGKILL');
      await server.ended;
      ({ server, client } = await start());
      expect((await find(client, id)).state).toBe('IMPORTING');
    }
    const { id: _, ...job } = await until(client, id, hasState('COMPLETED'));
    const { data } = (await client.query('{ events(last: 1) { nodes { sequence } } customers { totalCount } }')).body;
    await server.stop();
    return { job, data };
  };
  const killed = await importIn(await open(), true);
  expect(killed).toEqual(await importIn(await open(), false));
  expect(killed.job.result).toMatchObject({ imported: count, unchanged: 0, unread: count / 10 });
}, 600_000);

test('what is cancelled stops, and what was uploaded is let go of', async () => {
  const { start, databaseUrl } = await open();
  const { server, client } = await start();
  const file = await exportOf(customers(300));
  const { id } = (await post(server, file, { origin: server.url, cookie: cookieOf(client) })).body;
  await until(client, id, hasState('CHECKED'));
  await run(client, 'startImport', id);
  await until(client, id, ({ progress }) => progress.done > 0);
  expect(await run(client, 'cancelImport', id)).toBe('CancelImportPayload');
  const { customers: left } = (await client.query('{ customers { totalCount } }')).body.data;
  expect(left.totalCount).toBeLessThan(300);
  const store = await openStore({ url: databaseUrl });
  while ((await store.listUploadsToDrop(1)).length > 0) await sleep(20);
  await store.close();
  expect(await find(client, id)).toMatchObject({ state: 'CANCELLED', result: { imported: left.totalCount } });
  expect(await run(client, 'startImport', id)).toBe('StateError');
});

test('who may not, and what is no export, is turned away with a reason', async () => {
  const { server, client } = await (await open()).start();
  const file = await exportOf(customers(1));
  const cookie = cookieOf(client);
  const own = { origin: server.url, cookie };
  const codeOf = ({ status, body }: Awaited<ReturnType<typeof post>>) => [status, body.errors[0].extensions.code];
  expect(codeOf(await post(server, file))).toEqual([401, 'UNAUTHENTICATED']);
  expect(codeOf(await post(server, file, { cookie, origin: 'https://elsewhere.example' }))).toEqual([
    401,
    'UNAUTHENTICATED',
  ]);
  expect(codeOf(await post(server, file, { ...own, 'content-type': 'text/plain' }))).toEqual([
    403,
    'CSRF_HEADER_MISSING',
  ]);
  expect(codeOf(await post(server, file, { ...own, name: 'export.xlsx' }))).toEqual([400, 'VALIDATION']);
  const large = Buffer.alloc(2 * 1024 ** 2 + 1);
  const refused = await post(server, large, { ...own, 'accept-language': 'ja' });
  expect(codeOf(refused)).toEqual([413, 'VALIDATION']);
  expect(refused.body.errors[0].message).toMatch(/アップロード.* 2 MB/);

  const user = {
    email: 'sam@alpha.example',
    name: 'Sam',
    roles: ['SALES_AGENT'],
    password,
  };
  const created = await client.query(
    'mutation ($input: CreateUserInput!) { createUser(input: $input) { __typename } }',
    {
      input: user,
    },
  );
  expect(created.body.data.createUser.__typename).toBe('CreateUserPayload');
  const sales = createClient(server.url);
  await sales.signIn(user.email, password);
  expect(codeOf(await post(server, file, { origin: server.url, cookie: cookieOf(sales) }))).toEqual([403, 'FORBIDDEN']);
  expect((await sales.send('/api/exports/imports/imp_none.csv')).status).toBe(404);
  expect((await client.send('/api/exports/imports/imp_none.csv')).status).toBe(404);
});

test('a small archive that unpacks to much, or holds many files, fails with a code and the setting, and nothing is read', async () => {
  const { server, client } = await (await open({ IMPORT_MAX_UNPACKED_MB: '1', IMPORT_MAX_FILES: '40' })).start();
  const own = { origin: server.url, cookie: cookieOf(client) };
  const fails = async (entries: Parameters<typeof zipOf>[0]) => {
    const file = await readFile(await zipOf(entries, join(place.folder, 'bomb.zip')));
    expect(file.length).toBeLessThan(20_000);
    const { id } = (await post(server, file, { ...own, name: 'bomb.zip' })).body;
    return until(client, id, hasState('FAILED'));
  };
  const list = Buffer.from(JSON.stringify({ totalCount: 1, items: [record(1)] }));
  const bomb = await fails([
    ['customers.json', list],
    ['notes.json', Buffer.alloc(1024 ** 2)],
  ]);
  expect(bomb).toMatchObject({ failureCode: 'UNPACKS_TOO_LARGE', failure: expect.stringContaining('1 MB') });
  expect(bomb.failure).toContain('IMPORT_MAX_UNPACKED_MB');
  const crowd = await fails([
    ['customers.json', list],
    ...Array.from({ length: 40 }, (_, n) => [`${n}.json`, Buffer.from('1')] as const),
  ]);
  expect(crowd).toMatchObject({ failureCode: 'TOO_MANY_FILES', failure: expect.stringContaining('IMPORT_MAX_FILES') });
  expect(crowd).toMatchObject({ progress: { done: 0 }, report: { totalCount: 0 } });
});

test('what is damaged or holds no customers fails with a reason; one that breaks off does too', async () => {
  const { server, client } = await (await open()).start();
  const own = { origin: server.url, cookie: cookieOf(client) };
  const fails = async (file: Buffer, name: string) => {
    const { id } = (await post(server, file, { ...own, name })).body;
    return until(client, id, hasState('FAILED'));
  };
  expect(await fails(Buffer.from('no zip'), 'export.zip')).toMatchObject({ failureCode: 'NOT_READABLE' });
  const folder = join(place.folder, 'other');
  await cp(join(import.meta.dirname, '../clock'), folder, { recursive: true });
  const other = await readFile(await zipped(folder));
  expect(await fails(other, 'other.zip')).toMatchObject({ failureCode: 'NOTHING_TO_IMPORT' });

  const half = request(`${server.url}/api/imports?name=half.zip`, {
    method: 'POST',
    headers: { ...own, 'content-type': 'application/zip', 'content-length': '1000000' },
  });
  half.on('error', () => undefined);
  const closed = new Promise((done) => half.once('close', done));
  half.write(Buffer.alloc(300_000));
  const newest = async () =>
    (await client.query('{ imports(first: 1) { nodes { id fileName state sizeBytes } } }')).body.data.imports.nodes[0];
  const arrives = async () => {
    const { fileName, sizeBytes } = await newest();
    return fileName === 'half.zip' && sizeBytes > 0;
  };
  while (!(await arrives())) await sleep(20);
  half.destroy();
  await closed;
  const { id } = await newest();
  expect(await until(client, id, hasState('FAILED'))).toMatchObject({ failureCode: 'UPLOAD_BROKEN_OFF' });
});
