/**
 * Brings a clone to the point where it can run: the right Node, packages installed, everything built.
 * Does only what is needed, so a second run takes a second and needs no network. `--no-build` stops after installing.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root, run } from './run.mjs';

const quiet = process.argv.includes('--quiet');
const noBuild = process.argv.includes('--no-build');
const pnpm = ['--yes', 'pnpm@12.21.0'];
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.untether-installed');
const lockFolder = join(root, '.prepare-lock');
const staleLockMs = 30_000;

const say = (line) => quiet || console.log(line);
const stop = (line) => {
  console.error(line);
  process.exitCode = 1;
};

const nodeIsNewEnough = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19);
};

/** What an install depends on, the version of Node included. */
const installFingerprint = () => {
  const manifests = ['packages', 'apps'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(root, folder, name, 'package.json')),
  );
  const files = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'].map((name) => join(root, name));
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${process.versions.modules}`);
  for (const file of [...files, ...manifests.filter((path) => existsSync(path)).sort()]) {
    hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
};

const install = async () => {
  const fingerprint = installFingerprint();
  const installed = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
  if (installed === fingerprint) return true;
  say('Installing packages (about a minute the first time) ...');
  const args = [...pnpm, 'install', '--frozen-lockfile', '--prefer-offline'];
  const { code, output } = await run('npx', args, { show: !quiet, env: { CI: 'true' } });
  if (code !== 0) {
    stop(`${output}Installing the packages failed (exit code ${code}).`);
    return false;
  }
  writeFileSync(stampFile, fingerprint);
  return true;
};

const build = async () => {
  say('Building ...');
  // Through pnpm, because turbo looks for it on the path and stops where it finds none.
  const args = [...pnpm, 'exec', 'turbo', 'run', 'build', '--output-logs=new-only', '--no-update-notifier'];
  const { code, output } = await run('npx', args, { show: !quiet });
  if (code !== 0) stop(`${output}The build failed (exit code ${code}).`);
};

/** Two commands started together take turns. A lock whose owner stopped renewing it is taken over. */
const withLock = async (work) => {
  let hasSaid = false;
  while (!takeLock()) {
    if (!hasSaid) say('Waiting for another run of this project to finish preparing ...');
    hasSaid = true;
    await sleep(200);
  }
  const renew = setInterval(() => utimesSync(lockFolder, new Date(), new Date()), 5_000);
  const release = () => rmSync(lockFolder, { recursive: true, force: true });
  process.once('exit', release);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  try {
    await work();
  } finally {
    clearInterval(renew);
    release();
  }
};

const takeLock = () => {
  try {
    mkdirSync(lockFolder);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const age = Date.now() - (statSync(lockFolder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > staleLockMs) rmSync(lockFolder, { recursive: true, force: true });
  return false;
};

if (nodeIsNewEnough()) await withLock(async () => (await install()) && (noBuild || (await build())));
else stop(`Untether needs Node 20.19 or newer; this is Node ${process.versions.node}. Get it from https://nodejs.org.`);
