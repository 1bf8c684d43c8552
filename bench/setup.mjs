/** What has to be there before anything is measured: a built product, and the packages of what stands beside it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../scripts/run.mjs';

export { root };

/** Databases and results; the root's .gitignore leaves it out. */
export const folder = join(root, 'data/bench');
mkdirSync(folder, { recursive: true });

const must = async (what, command, args, options) => {
  const { code } = await run(command, args, { show: true, ...options });
  if (code === 0) return;
  console.error(`${what} failed (exit code ${code}).`);
  process.exit(1);
};

export const build = () => must('Building', process.execPath, [join(root, 'scripts/prepare.mjs'), '--quiet']);

/** Says what it downloads the first time; the second time it takes a second. */
export const installPeers = () =>
  must(
    'Installing mercurius, Apollo and yoga',
    'npx',
    ['--yes', 'pnpm@12.21.0', 'install', '--frozen-lockfile', '--prefer-offline'],
    {
      cwd: import.meta.dirname,
      env: { CI: 'true' },
    },
  );
