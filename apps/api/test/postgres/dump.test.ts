import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { meridian } from '@untether/fixtures';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../harness/client.ts';
import { freePort, newFolder, serve, untetherHere } from '../harness/process.ts';

/** The library that the other tests run has no pg_dump: this takes a whole PostgreSQL of the machine. */
const versions = '/usr/lib/postgresql';
const programs = (existsSync(versions) ? readdirSync(versions) : [])
  .sort((a, b) => Number(b) - Number(a))
  .map((version) => join(versions, version, 'bin'))
  .find((folder) =>
    ['initdb', 'postgres', 'pg_dump', 'pg_restore', 'psql'].every((name) => existsSync(join(folder, name))),
  );
if (programs === undefined) console.log(`No PostgreSQL in ${versions}: the test of pg_dump is skipped.`);

const docs = readFileSync(new URL('../../../../docs/operations.md', import.meta.url), 'utf8');
const recipe = /```sh\n(pg_dump[^`]*)```/.exec(docs)?.[1] ?? '';
const dumped = /--file=(\S+)/.exec(recipe)?.[1] ?? '';

/** As root it runs as a user of its own. */
const asUser = (): { readonly uid?: number; readonly gid?: number } => {
  if (process.getuid?.() !== 0) return {};
  const idOf = (kind: string) => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
};

/** Resolves to where it is, without a database's name. */
const openServer = async (folder: string): Promise<string> => {
  const user = asUser();
  const data = join(folder, 'data');
  const port = String(await freePort());
  mkdirSync(data);
  chmodSync(folder, 0o755);
  if (user.uid !== undefined && user.gid !== undefined) chownSync(data, user.uid, user.gid);
  execFileSync(join(programs ?? '', 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust'], {
    ...user,
    stdio: 'ignore',
  });
  const settings = ['-c', 'unix_socket_directories=', '-c', 'listen_addresses=127.0.0.1'];
  const server = spawn(join(programs ?? '', 'postgres'), ['-D', data, '-p', port, ...settings], {
    ...user,
    stdio: 'ignore',
  });
  const ended = new Promise((done) => server.once('exit', done));
  onTestFinished(async () => {
    server.kill('SIGINT');
    await ended;
  });
  const url = `postgres://postgres@127.0.0.1:${port}`;
  const answers = () =>
    execFileSync(join(programs ?? '', 'psql'), [`${url}/postgres`, '-c', 'select 1'], { stdio: 'ignore' });
  for (let attempt = 1; ; attempt += 1) {
    try {
      answers();
      return url;
    } catch (thrown) {
      if (attempt === 100) throw thrown;
      await sleep(100);
    }
  }
};

test.skipIf(programs === undefined)(
  'what pg_dump wrote is restored as documented: everything is there, and nobody is signed in',
  async () => {
    const place = newFolder();
    onTestFinished(place.remove);
    const server = await openServer(place.folder);
    const run = (line: string, DATABASE_URL: string): void => {
      const command = line.replaceAll(dumped, join(place.folder, 'dump'));
      const env = { PATH: `${programs}:${process.env.PATH}`, DATABASE_URL };
      execFileSync('sh', ['-ec', command], { env, stdio: 'pipe' });
    };
    const [source, target] = ['source', 'target'].map((name) => `${server}/${name}`) as [string, string];
    for (const url of [source, target])
      run(`psql "$DATABASE_URL" -c 'create database ${url.split('/').at(-1)}'`, `${server}/postgres`);

    const open = async (DATABASE_URL: string) => {
      const process = await serve({ DATABASE_URL, DATA_DIR: place.folder });
      return { process, client: createClient(process.url) };
    };
    const before = await open(source);
    await before.client.signIn('admin@meridian.example', 'untether-demo');
    const lines = recipe.trim().split('\n');
    const isOurs = (line: string): boolean => line.startsWith('npm run');
    for (const line of lines.filter((one) => one.startsWith('pg_dump'))) run(line, source);
    await before.process.stop();
    for (const line of lines.filter((one) => !one.startsWith('pg_dump') && !isOurs(one))) run(line, target);
    expect(lines.filter(isOurs)).toEqual(['npm run -s untether -- verify']);
    expect(await untetherHere(['verify'], { DATABASE_URL: target })).toMatchObject({ code: 0, stderr: '' });

    const exported = async (DATABASE_URL: string): Promise<string> => {
      const file = join(place.folder, crypto.randomUUID());
      await untetherHere(['export-partner', file, '--partner', meridian.id], { DATABASE_URL });
      return readFileSync(file, 'utf8');
    };
    const all = await exported(source);
    expect(all.length).toBeGreaterThan(100_000);
    expect(await exported(target)).toBe(all);

    const after = await open(target);
    onTestFinished(async () => {
      await after.process.stop();
    });
    for (const [name, value] of before.client.cookies) after.client.cookies.set(name, value);
    expect(await after.client.viewerEmail()).toBeNull();
    expect(await after.client.signIn('admin@meridian.example', 'untether-demo')).toMatchObject({ status: 200 });
  },
);
