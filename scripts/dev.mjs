/**
 * The product while you work on it: one address, and a browser that shows every change by itself.
 * The API runs from the TypeScript sources of all packages and restarts when one of them changes; Vite serves the app and
 * proxies the API.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createBundler } from '../apps/api/scripts/bundle.mjs';
import { root } from './run.mjs';

const port = Number(process.env.PORT || 4200);
const apiPort = Number(process.env.API_PORT || 4201);
const api = `http://127.0.0.1:${apiPort}`;
const admin = join(root, 'apps/admin');
/** Outside what a build writes and keeps. */
const outdir = join(root, 'apps/api/node_modules/.dev');
const serverSources = [
  ...readdirSync(join(root, 'packages')).flatMap((name) => [`packages/${name}/src`, `packages/${name}/migrations`]),
  'apps/api/src',
  'apps/api/offers.json',
].map((path) => join(root, path));

const loadVite = async () => {
  const path = createRequire(join(admin, 'package.json')).resolve('vite');
  return import(pathToFileURL(path).href);
};

const startApi = () => {
  const env = {
    DATABASE_URL: `file:${join(root, 'data/dev/untether.db')}`,
    ...process.env,
    PORT: String(apiPort),
    HOST: '127.0.0.1',
    // People open Vite: links lead there, and sign-in requests come from there.
    PUBLIC_URL: `http://localhost:${port}`,
  };
  const child = spawn(process.execPath, ['--enable-source-maps', join(outdir, 'main.js'), 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, ended: once(child, 'close') };
};

/** false when it exited instead. */
const untilServing = async ({ child }) => {
  while (child.exitCode === null && child.signalCode === null) {
    const response = await fetch(`${api}/livez`).catch(() => undefined);
    if (response?.ok) return true;
    await sleep(20);
  }
  return false;
};

const { createServer } = await loadVite();
const vite = await createServer({
  root: admin,
  configFile: join(admin, 'vite.config.ts'),
  server: {
    port,
    strictPort: true,
    host: 'localhost',
    proxy: { '^/(graphql|schema.graphql|api|docs|livez)([/?]|$)': { target: api, ws: true } },
  },
});
const bundler = await createBundler({ outdir, mode: 'development' });
let running;

const stopApi = async () => {
  running?.child.kill('SIGTERM');
  await running?.ended;
  running = undefined;
};

const restart = async () => {
  // The bundler reports what does not compile, and the last good build keeps serving.
  if ((await bundler.rebuild().catch(() => undefined)) === undefined) return;
  const isFirst = running === undefined;
  await stopApi();
  running = startApi();
  if (isFirst) running.child.stdout.pipe(process.stdout, { end: false });
  else running.child.stdout.resume();
  if (!(await untilServing(running))) console.log('The API exited; it restarts with the next change.');
  else if (!isFirst) {
    vite.ws.send({ type: 'full-reload' });
    console.log('The API has restarted with the change.');
  }
};

/** One restart at a time; changes in the meantime cause one more. */
let restarting = Promise.resolve();
let wanted = false;
const wantRestart = () => {
  if (wanted) return;
  wanted = true;
  restarting = restarting.then(async () => {
    wanted = false;
    await restart();
  });
};

process.once('exit', () => running?.child.kill());
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stopApi().then(() => process.exit(0)));

vite.watcher.add(serverSources);
vite.watcher.on('all', (_event, path) => {
  if (serverSources.some((source) => path.startsWith(source))) wantRestart();
});
try {
  await vite.listen();
  wantRestart();
} catch (error) {
  console.error(`${error.message}. PORT and API_PORT choose other ports.`);
  process.exit(1);
}
