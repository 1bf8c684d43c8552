/**
 * Brings a clone to the point where it can run: the right Node, packages installed, everything built.
 * Does only what is needed: where nothing changed it reads the sources, a tenth of a second, and writes nothing.
 * `--no-build` stops after installing.
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
const installStamp = join(modules, '.untether-installed');
const buildStamp = join(modules, '.untether-built');
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

const workspaces = ['packages', 'apps']
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(root, folder, name)))
  .filter((folder) => existsSync(join(folder, 'package.json')))
  .sort();
const inRoot = (names) => names.map((name) => join(root, name));

const fingerprintOf = (start, files) => {
  const hash = createHash('sha256').update(start);
  for (const file of files) hash.update(`\0${file.slice(root.length)}\0`).update(readFileSync(file));
  return hash.digest('hex');
};

/** What an install depends on, the version of Node included. */
const installed = fingerprintOf(`${process.platform} ${process.arch} ${process.versions.modules}`, [
  ...inRoot(['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml']),
  ...workspaces.map((folder) => join(folder, 'package.json')),
]);

const builtFolders = workspaces.filter(
  (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).scripts?.build,
);
const notSources = /^(node_modules|dist|test|\..*|.*\.tsbuildinfo)$/;
const sourcesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !notSources.test(name))
    .flatMap((entry) => (entry.isDirectory() ? sourcesIn(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();

/** What a build depends on, what is installed included. */
const built = () =>
  fingerprintOf(installed, [...inRoot(['turbo.json', 'tsconfig.base.json']), ...builtFolders.flatMap(sourcesIn)]);

const says = (stamp, fingerprint) => existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint;
const isInstalled = () => says(installStamp, installed);
const isBuilt = () => builtFolders.every((folder) => existsSync(join(folder, 'dist'))) && says(buildStamp, built());

const install = async () => {
  if (isInstalled()) return true;
  say('Installing packages (about a minute the first time) ...');
  const args = [...pnpm, 'install', '--frozen-lockfile', '--prefer-offline'];
  const { code, output } = await run('npx', args, { show: !quiet, env: { CI: 'true' } });
  if (code !== 0) {
    stop(`${output}Installing the packages failed (exit code ${code}).`);
    return false;
  }
  writeFileSync(installStamp, installed);
  return true;
};

const build = async () => {
  if (isBuilt()) return;
  rmSync(buildStamp, { force: true });
  // Of before the build: what changes meanwhile is built the next time.
  const fingerprint = built();
  say('Building ...');
  // Through pnpm, because turbo looks for it on the path and stops where it finds none.
  const args = [...pnpm, 'exec', 'turbo', 'run', 'build', '--output-logs=new-only', '--no-update-notifier'];
  const { code, output } = await run('npx', args, { show: !quiet });
  if (code === 0) writeFileSync(buildStamp, fingerprint);
  else stop(`${output}The build failed (exit code ${code}).`);
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

if (nodeIsNewEnough()) {
  const isReady = isInstalled() && (noBuild || isBuilt());
  if (!isReady) await withLock(async () => (await install()) && (noBuild || (await build())));
} else
  stop(`Untether needs Node 20.19 or newer; this is Node ${process.versions.node}. Get it from https://nodejs.org.`);
