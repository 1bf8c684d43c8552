import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyTree } from './tree.ts';

const patience = { timeout: 60_000, interval: 100 };
const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

let tree: string;
let url: string;
let dev: ChildProcess;
let output = '';
beforeAll(async () => {
  tree = copyTree();
  const [port, apiPort] = [await freePort(), await freePort()];
  url = `http://localhost:${port}`;
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), API_PORT: String(apiPort) };
  dev = spawn(process.execPath, [join(tree, 'scripts/dev.mjs')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [dev.stdout, dev.stderr])
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
});
afterAll(async () => {
  if (dev.exitCode === null) dev.kill('SIGKILL');
  rmSync(tree, { recursive: true, force: true });
});

const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(tree, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const change = (file: string, by: (text: string) => string): void => {
  const text = readFileSync(file, 'utf8');
  if (by(text) !== text) writeFileSync(file, by(text));
};

const ask = async (query: string, cookie = ''): Promise<string> => {
  const headers = { 'content-type': 'application/json', cookie };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return response.text();
};

test('npm run dev: one address, sign-in works there, and a change shows without a manual restart', {
  timeout: 240_000,
}, async () => {
  await expect.poll(() => output, patience).toContain(`Untether is running at ${url}`);
  expect(new Set(output.match(/https?:\/\/[\w.]+:\d+/g))).toEqual(new Set([url]));
  const signIn = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: 'admin@meridian.example', password: 'untether-demo' }),
  });
  expect(signIn.status).toBe(200);
  const [cookie = ''] = (signIn.headers.getSetCookie()[0] ?? '').split(';');
  expect(await ask('{ viewer { user { email } } }', cookie)).toContain('admin@meridian.example');

  // A sentence of the domain, answered by the API.
  const blockers = '{ customers(first: 1, filter: { search: "Alder" }) { nodes { removalBlockers { message } } } }';
  expect(await ask(blockers, cookie)).toContain('Suspend it.');
  for (const file of filesIn('packages/domain/src'))
    change(file, (text) => text.replaceAll('Suspend it.', 'Suspend it, please.'));
  await expect.poll(() => ask(blockers, cookie).catch(String), patience).toContain('Suspend it, please.');

  change(join(tree, 'apps/admin/src/main.tsx'), (text) => `${text}\nglobalThis.isChanged = true;\n`);
  const readApp = async (): Promise<string> => (await fetch(`${url}/src/main.tsx`)).text();
  await expect.poll(readApp, patience).toContain('isChanged');

  dev.kill('SIGINT');
  expect(await once(dev, 'close')).toEqual([0, null]);
  await expect(fetch(url)).rejects.toThrow();
});
