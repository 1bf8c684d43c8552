import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createMigratedDatabase, createPostgresDatabase, runOn } from '@untether/store/testing';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createClient } from '../harness/client.ts';
import { freePort, newFolder, serve, untetherHere } from '../harness/process.ts';
import { codeOf } from '../harness/totp.ts';

const folder = (): string => {
  const place = newFolder();
  onTestFinished(place.remove);
  return place.folder;
};

test('an empty database becomes the demo, whose key is in DATA_DIR; the commands work on it while it is served', async () => {
  const variables = { DATABASE_URL: await createPostgresDatabase(), DATA_DIR: join(folder(), 'data') };
  const server = await serve(variables);
  onTestFinished(() => void server.stop());
  const client = createClient(server.url);
  expect(await client.signIn('admin@meridian.example', 'untether-demo')).toMatchObject({ status: 200 });
  expect((await client.query('{ customers(first: 1) { totalCount } }')).body.data.customers.totalCount).toBeGreaterThan(
    100,
  );
  expect(existsSync(join(variables.DATA_DIR, 'demo-api-key'))).toBe(true);
  const ready = await fetch(`${server.url}/readyz`);
  expect(ready.status).toBe(200);
  expect((await ready.json()).checks.disk).toBeUndefined();

  const done = { code: 0, stderr: '' };
  expect(await untetherHere(['verify'], variables)).toMatchObject({
    ...done,
    stdout: expect.stringContaining('Everything fits.'),
  });
  expect(await untetherHere(['prune'], variables)).toMatchObject(done);
  expect(await untetherHere(['migrate'], variables)).toMatchObject(done);
  const file = join(folder(), 'meridian.jsonl');
  expect(await untetherHere(['export-partner', file, '--partner', 'Meridian Cloud'], variables)).toMatchObject(done);
  expect(
    await untetherHere(['erase-person', '--user', 'admin@alderfinch.example', '--force'], variables),
  ).toMatchObject(done);
  expect((await untetherHere(['verify'], variables)).stdout).toContain('Everything fits.');
  expect(await untetherHere(['backup', file], variables)).toMatchObject({
    code: 1,
    stderr: 'backup: only an SQLite file is copied so: use pg_dump\n',
  });
});

test('a second factor is set up and asked for, and wrong codes are counted', async () => {
  const server = await serve({ DATABASE_URL: await createPostgresDatabase(), DATA_DIR: join(folder(), 'data') });
  onTestFinished(() => void server.stop());
  const [email, password] = ['sales@meridian.example', 'untether-demo'];
  const client = createClient(server.url);
  await client.signIn(email, password);
  const factor = '/api/auth/account/second-factor';
  const { key } = (await client.send(`${factor}/begin`, { password })).body;
  const used = codeOf(key);
  expect((await client.send(`${factor}/confirm`, { code: used })).body.recoveryCodes).toHaveLength(10);
  const next = createClient(server.url);
  expect((await next.signIn(email, password)).body).toMatchObject({ twoFactorRedirect: true });
  const give = (code: string) => next.send('/api/auth/two-factor/verify-totp', { code });
  expect((await give('000000x')).body.code).toBe('INVALID_CODE');
  expect((await give(used)).body.code).toBe('INVALID_CODE');
  expect((await give(codeOf(key, Date.now() + 30_000))).status).toBe(200);
  expect(await next.viewerEmail()).toBe(email);
  for (let tries = 0; tries < 10; tries += 1) await next.send(`${factor}/turn-off`, { code: 'aaaaa-aaaaa' });
  expect((await next.send(`${factor}/turn-off`, { code: 'aaaaa-aaaaa' })).body.code).toBe('ACCOUNT_TEMPORARILY_LOCKED');
});

const oneLine = /^DATABASE_URL names postgres:\/\/\*\*\*@[^\n]*\.\n$/;
const refusal = async (DATABASE_URL: string): Promise<string> => {
  const { code, stderr } = await untetherHere(['migrate'], { DATABASE_URL });
  expect(code).toBe(1);
  expect(stderr).toMatch(oneLine);
  expect(stderr).not.toContain('secret');
  return stderr;
};
const server = () => new URL(`${inject('postgresUrl')}/postgres`);
const as = (user: string, url: string): string =>
  Object.assign(new URL(url), { username: user, password: 'secret' }).href;

test('a database that cannot be opened is one line with the way out', async () => {
  const nothing = Object.assign(server(), { port: String(await freePort()) });
  expect(await refusal(nothing.href)).toContain('nothing answers there; start PostgreSQL');
  expect(await refusal(Object.assign(server(), { password: 'secret' }).href)).toContain(
    'correct the user and the password',
  );
  expect(await refusal(Object.assign(server(), { pathname: '/nowhere' }).href)).toContain('there is no such database');

  const url = await createPostgresDatabase();
  const user = `u_${crypto.randomUUID().replaceAll('-', '')}`;
  await runOn(url, `create role ${user} login password 'secret'`);
  expect(await refusal(as(user, url))).toContain(
    'this user may not do what is needed (permission denied for schema public)',
  );

  // It may create tables, but not what belongs to the whole database.
  await runOn(url, `grant create on schema public to ${user}`);
  expect(await refusal(as(user, url))).toContain('or run CREATE EXTENSION pg_trgm there as a superuser');
  await runOn(url, 'create extension pg_trgm');
  expect(await untetherHere(['migrate'], { DATABASE_URL: as(user, url) })).toMatchObject({ code: 0, stderr: '' });
  expect(await refusal(`${url}?sslmode=require`)).toContain('it does not speak TLS');

  const deaf = { DATABASE_URL: url, DATABASE_LISTEN_URL: as('nobody', url) };
  expect(await untetherHere(['verify'], deaf)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /^DATABASE_LISTEN_URL names postgres:\/\/\*\*\*@[^\n]*correct the user and the password\.\n$/,
    ),
  });

  const other = await createPostgresDatabase();
  await runOn(other, 'create table invoice (id text)');
  expect(await refusal(other)).toContain('it is the database of another program; choose another one');

  const newer = await createMigratedDatabase();
  await runOn(newer, "insert into untether_migration (tag) values ('9999_future')");
  expect(await refusal(newer)).toContain('a newer version of Untether has used it');
});
