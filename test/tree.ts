import { cpSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, realpathSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const workspaces = ['packages', 'apps'].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => join(folder, name)),
);
const rootFiles = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'tsconfig.base.json', 'turbo.json'];
const notSources = new Set(['node_modules', 'dist', 'test']);
const scope = '@untether';

/** A tree to change while other checks read the real one: sources are copied, what is installed is linked. */
export const copyTree = (): string => {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'untether-tree-')));
  const filter = (path: string): boolean => !notSources.has(basename(path));
  for (const path of [...rootFiles, 'docs/errors.md', 'scripts', ...workspaces])
    cpSync(join(root, path), join(copy, path), { recursive: true, filter });
  for (const folder of ['.', ...workspaces]) {
    const [from, to] = [join(root, folder, 'node_modules'), join(copy, folder, 'node_modules')];
    mkdirSync(join(to, scope), { recursive: true });
    for (const name of readdirSync(from).filter((one) => one !== scope && !/^\.(dev|vite|tsc)/.test(one)))
      symlinkSync(join(from, name), join(to, name));
    // These links are relative, so they lead to the packages of the copy.
    for (const name of readdirSync(from).includes(scope) ? readdirSync(join(from, scope)) : [])
      symlinkSync(readlinkSync(join(from, scope, name)), join(to, scope, name));
  }
  return copy;
};
