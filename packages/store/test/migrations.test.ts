import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readMigrations } from '../src/engines/migrations.ts';
import { openStore } from '../src/index.ts';
import { query } from './support/query.ts';
import { engines, useDatabase } from './support/stores.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const copyOfMigrations = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'untether-migrations-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(join(root, 'migrations'), join(folder, 'migrations'), { recursive: true });
  await cp(join(root, 'scripts'), join(folder, 'scripts'), { recursive: true });
  return folder;
};

const listRecorded = async (engine: (typeof engines)[number], url: string) =>
  (await query(engine, url, 'select tag, sha256 from untether_migration order by tag')) as {
    readonly tag: string;
    readonly sha256: string;
  }[];

describe.each(engines)('released migrations on %s', (engine) => {
  const database = useDatabase(engine);

  test('are frozen: the program refuses to apply one that was edited', async () => {
    const folder = await copyOfMigrations();
    const url = pathToFileURL(`${folder}/migrations/`);
    expect((await readMigrations(engine, url)).length).toBeGreaterThan(19);
    await appendFile(join(folder, `migrations/${engine}/0003_life.sql`), '\n-- a late idea\n');
    await expect(readMigrations(engine, url)).rejects.toThrow(
      `the program's own file ${engine}/0003_life.sql is not the one that was released`,
    );
  });

  test('cannot be frozen again with another text', async () => {
    const folder = await copyOfMigrations();
    const freeze = () => promisify(execFile)(process.execPath, [join(folder, 'scripts/freeze-migrations.mjs')]);
    expect((await freeze()).stdout).toBe(await readFile(join(folder, 'migrations/frozen.json'), 'utf8'));
    await appendFile(join(folder, `migrations/${engine}/0003_life.sql`), '\n');
    await expect(freeze()).rejects.toMatchObject({
      stderr: expect.stringContaining(`migrations/${engine}/0003_life.sql was changed`),
    });
  });

  test('are recorded in the database with the hash of the text that was applied', async () => {
    await (await openStore({ url: database.url })).close();
    const recorded = await listRecorded(engine, database.url);
    const first = await readFile(join(root, `migrations/${engine}/0000_tables.sql`));
    expect(recorded[0]).toEqual({ tag: '0000_tables', sha256: createHash('sha256').update(first).digest('hex') });
    expect(recorded).toEqual((await readMigrations(engine)).map(({ tag, sha256 }) => ({ tag, sha256 })));
  });

  test('a database that got another text of one is refused in one line, and stays as it is', async () => {
    await (await openStore({ url: database.url })).close();
    const [{ sha256 } = { sha256: '' }] = await listRecorded(engine, database.url);
    const set = (value: string) =>
      query(engine, database.url, `update untether_migration set sha256 = '${value}' where tag = '0000_tables'`);
    await set('0'.repeat(64));
    await expect(openStore({ url: database.url })).rejects.toMatchObject({
      name: 'MigrationFailed',
      message: expect.stringMatching(/^its migration 0000_tables was applied with another text.*restore a backup.*$/),
    });
    await set(sha256);
    await (await openStore({ url: database.url })).close();
  });

  test('a database of a version that recorded no hashes gets those of its migrations', async () => {
    await (await openStore({ url: database.url })).close();
    const recorded = await listRecorded(engine, database.url);
    await query(engine, database.url, 'alter table untether_migration drop column sha256');
    await (await openStore({ url: database.url })).close();
    expect(await listRecorded(engine, database.url)).toEqual(recorded);
  });

  test('where one does not fit what earlier ones made, it says so in one line and changes nothing', async () => {
    await (await openStore({ url: database.url })).close();
    const tag = '0025_jobs_by_state';
    // Made by a build whose earlier migrations were others: what this one makes is there already.
    await query(engine, database.url, `delete from untether_migration where tag = '${tag}'`);
    const before = await listRecorded(engine, database.url);
    await expect(openStore({ url: database.url })).rejects.toMatchObject({
      name: 'MigrationFailed',
      message: expect.stringMatching(new RegExp(`^the migration ${tag} does not fit it \\(.*restore a backup`)),
    });
    expect(await listRecorded(engine, database.url)).toEqual(before);
  });
});
