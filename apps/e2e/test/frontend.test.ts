import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { showcase } from '../harness/admin.ts';
import { openApi, runMutation } from '../harness/api.ts';
import { openBrowser, openPage } from '../harness/browser.ts';
import { freePort, type RunningServer, startServer } from '../harness/server.ts';

const example = fileURLToPath(new URL('../../../examples/frontend', import.meta.url));

let server: RunningServer;
let browser: Browser;
let origin: string;
beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  [server, browser] = await Promise.all([startServer({ ALLOWED_ORIGINS: origin }), openBrowser()]);
  const vite = join(dirname(createRequire(join(example, 'package.json')).resolve('vite/package.json')), 'bin/vite.js');
  const child = spawn(process.execPath, [vite, '--port', String(port), '--strictPort'], {
    cwd: example,
    stdio: 'ignore',
  });
  closing.push(() => child.kill());
  while ((await fetch(origin).catch(() => undefined))?.status !== 200) {
    if (child.exitCode !== null) throw new Error(`the example ended with ${child.exitCode}`);
    await sleep(50);
  }
});
const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing) close();
  await browser?.close();
  await server?.stop();
});

const open = async (key: string) => {
  const { context, page, complaints } = await openPage(browser, origin, [server.url]);
  onTestFinished(() => context.close());
  await page.goto('/');
  await page.getByRole('textbox', { name: 'Installation' }).fill(server.url);
  await page.getByLabel('API key').fill(key);
  await page.getByRole('textbox', { name: 'Customer' }).fill(showcase.name);
  await page.getByRole('button', { name: 'Show' }).click();
  return { page, complaints };
};

test('a page on another origin shows what blocks a customer, and what happens to it while it is open', async () => {
  const { page, complaints } = await open(server.key);
  await page.getByRole('heading', { name: `${showcase.name}: 5 blockers` }).waitFor();
  await page.getByText('Power BI Pro is an active subscription of 8 licenses. Suspend it.').waitFor();
  await page.getByText('open', { exact: true }).waitFor();

  const api = await openApi(server.url, 'admin@meridian.example');
  const { customers } = await api.post<{ customers: { nodes: { subscriptions: { nodes: Named[] } }[] } }>(
    'query ($search: String) { customers(filter: {search: $search}) { nodes { subscriptions { nodes { id name } } } } }',
    { search: showcase.name },
  );
  const item = customers.nodes[0]?.subscriptions.nodes.find(({ name }) => name === 'Power BI Pro');
  await runMutation(api, { name: 'suspendSubscription', input: { subscriptionId: item?.id } });
  await page.getByRole('list', { name: 'Log' }).getByText(`subscription-suspended ${showcase.name}`).waitFor();
  await page.getByRole('heading', { name: `${showcase.name}: 4 blockers` }).waitFor();
  expect(complaints).toEqual([]);
});

test('a key that opens nothing is said on the page', async () => {
  const { page } = await open('unt_wrong');
  await page.getByRole('alert').getByText('This API key is unknown').waitFor();
});

interface Named {
  readonly id: string;
  readonly name: string;
}
