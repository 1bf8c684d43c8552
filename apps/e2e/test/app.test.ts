import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { showcase, signInAs } from '../harness/admin.ts';
import { openBrowser, openPage } from '../harness/browser.ts';
import { type RunningServer, startServer } from '../harness/server.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

test('the app opens at any address under the strict policy, and asks no other origin for anything', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  const demo = await (await context.request.get('/api/demo')).json();
  await page.goto('/customers');
  await page.getByText(demo.users[0].email).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('at an address the server does not know, the sign-in page says which one it knows', async () => {
  const { context, page } = await openPage(browser, server.url.replace('localhost', 'elsewhere.localhost'));
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill('admin@meridian.example');
  await page.getByLabel('Password').fill('untether-demo');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText(`This address is not the one the server knows: it is ${server.url}.`).waitFor();
  await context.close();
});

test('a press on a customer is not lost when the search answers in the middle of it', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@meridian.example');
  await page.getByRole('link', { name: 'Customers', exact: true }).first().click();
  const first = page.getByRole('link', { name: showcase.name, exact: true });
  await first.hover();
  await page.getByRole('searchbox').fill('Alder');
  await page.mouse.down();
  await page.waitForURL((url) => url.searchParams.get('q') === 'Alder');
  await page.getByRole('status').filter({ hasText: '200 customers' }).waitFor({ state: 'detached' });
  await page.mouse.up();
  await page.getByRole('heading', { level: 1, name: showcase.name }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
