import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { copyTree, root } from './tree.ts';

const stamps = ['.untether-installed', '.untether-built'];
let tree: string;
beforeAll(() => {
  spawnSync(process.execPath, [join(root, 'scripts/prepare.mjs')], { stdio: 'inherit' });
  tree = copyTree();
  for (const folder of ['packages', 'apps'].flatMap((one) =>
    readdirSync(join(root, one)).map((name) => join(one, name)),
  ))
    if (existsSync(join(root, folder, 'dist'))) mkdirSync(join(tree, folder, 'dist'));
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));
beforeEach(() => {
  for (const stamp of stamps) cpSync(join(root, 'node_modules', stamp), join(tree, 'node_modules', stamp));
});

/** Prepares the copy where there is no npx, which installs and builds. */
const prepare = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(tree, 'scripts/prepare.mjs'), ...args], {
    env: { PATH: '' },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};
const ready = { status: 0, stdout: '', stderr: '' };

test('a second start installs nothing, builds nothing and writes nothing', () => {
  const before = readdirSync(tree);
  expect(prepare()).toEqual(ready);
  expect(readdirSync(tree)).toEqual(before);
});

test.each([
  ['a source', 'packages/domain/src/index.ts'],
  ['what is served beside the sources', 'apps/api/offers.json'],
  ['how it is built', 'apps/api/scripts/bundle.mjs'],
])('after a change of %s it is built again', (_, file) => {
  appendFileSync(join(tree, file), '\n');
  expect(prepare('--no-build')).toEqual(ready);
  expect(prepare()).toMatchObject({ status: 1, stdout: 'Building ...\n', stderr: expect.stringContaining('build') });
  // What failed is tried again.
  expect(prepare()).toMatchObject({ status: 1 });
  cpSync(join(root, file), join(tree, file));
});

test('what was built and is gone is built again', () => {
  rmSync(join(tree, 'apps/admin/dist'), { recursive: true });
  expect(prepare()).toMatchObject({ status: 1, stdout: 'Building ...\n' });
  mkdirSync(join(tree, 'apps/admin/dist'));
  for (const stamp of stamps) cpSync(join(root, 'node_modules', stamp), join(tree, 'node_modules', stamp));
  expect(prepare()).toEqual(ready);
});

test('another package or version is installed', () => {
  appendFileSync(join(tree, 'pnpm-lock.yaml'), '\n');
  expect(prepare('--no-build')).toMatchObject({ status: 1, stdout: expect.stringContaining('Installing packages') });
});
