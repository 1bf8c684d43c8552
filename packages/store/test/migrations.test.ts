import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const generator = join(root, 'node_modules/.bin/drizzle-kit');

test.each([
  ['sqlite', 'sqlite'],
  ['postgres', 'postgresql'],
])('the committed migrations for %s make the tables as they are defined', async (engine, dialect) => {
  const folder = await mkdtemp(join(root, 'node_modules', '.migrations-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(join(root, 'migrations', engine), folder, { recursive: true });
  const before = await readdir(folder, { recursive: true });
  const schema = `src/tables/${engine}.ts`;
  const args = ['generate', '--dialect', dialect, '--schema', schema, '--out', relative(root, folder)];
  const { stdout } = await promisify(execFile)(generator, args, { cwd: root });
  expect(stdout).toContain('nothing to migrate');
  expect(await readdir(folder, { recursive: true })).toEqual(before);
});
