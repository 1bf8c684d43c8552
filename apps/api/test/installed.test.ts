import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from './harness/client.ts';
import { freePort, type Installation, newFolder, start, untilServing } from './harness/process.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const served = [
  'apps/api/dist/bundle',
  'apps/api/offers.json',
  'apps/admin/dist',
  'packages/client/dist/untether-client.tgz',
  'packages/store/migrations',
  'docs',
];
/** What the bundle leaves to npm: a native module's one file, and the editor's nine megabytes. */
const packages = ['better-sqlite3', '@graphql-yoga/render-graphiql'];
const notNeeded = /\/better-sqlite3\/(deps|lib|src)(\/|$)|\/build\/(?!Release(\/better_sqlite3\.node)?$)/;

let place: Installation;
let program: string;

/** Where a package is installed, as the one that needs it finds it. */
const folderOf = (name: string): string => {
  const needs = ['packages/store', 'apps/api'].map((folder) => join(root, folder, 'node_modules', name));
  return realpathSync(needs.find((path) => existsSync(path)) ?? expect.fail(`${name} is not installed`));
};

const everything = (folder: string): readonly string[] =>
  [folder, ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path))].sort();
const stateOf = (folder: string) => everything(folder).map((path) => [path, statSync(path).mtimeMs]);

beforeAll(() => {
  place = newFolder();
  program = realpathSync(mkdtempSync(join(tmpdir(), 'untether-program-')));
  const copy = (from: string, to: string): void => {
    mkdirSync(dirname(to), { recursive: true });
    cpSync(from, to, { recursive: true, dereference: true, filter: (path) => !notNeeded.test(path) });
  };
  for (const path of served) copy(join(root, path), join(program, path));
  for (const name of packages) copy(folderOf(name), join(program, 'node_modules', name));
  for (const path of everything(program).toReversed()) chmodSync(path, statSync(path).mode & ~0o222);
});
afterAll(() => {
  for (const path of everything(program)) chmodSync(path, 0o755);
  rmSync(program, { recursive: true, force: true });
  place.remove();
});

test('the program needs nothing but its bundle and what it serves, and writes nothing there', async () => {
  const before = stateOf(program);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const main = join(program, 'apps/api/dist/bundle/main.js');
  const server = start([process.execPath, main, 'serve'], { PORT: String(port), DATABASE_URL: place.databaseUrl });
  await untilServing(server, url);
  const client = createClient(url);
  expect(await client.signIn('admin@meridian.example', 'untether-demo')).toMatchObject({ status: 200 });
  expect(await client.viewerEmail()).toBe('admin@meridian.example');
  const page = { accept: 'text/html' };
  for (const path of ['/', '/graphql', '/docs', '/docs/errors', '/docs/untether-client.tgz', '/schema.graphql'])
    expect([path, (await client.send(path, undefined, page)).status]).toEqual([path, 200]);
  const { body } = await client.query('{ offers(first: 1) { nodes { name } } }');
  expect(body.data.offers.nodes).toHaveLength(1);
  server.child.kill('SIGTERM');
  expect(await server.ended).toMatchObject({ code: 0, stderr: '' });
  expect(stateOf(program)).toEqual(before);
});
