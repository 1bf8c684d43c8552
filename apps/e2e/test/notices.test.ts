import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clearItem, openCustomer, openSection, removeCustomer, showcase, signInAs } from '../harness/admin.ts';
import { clearBlockers, openApi } from '../harness/api.ts';
import { openBrowser, openPage } from '../harness/browser.ts';
import { type RunningServer, startServer } from '../harness/server.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('what was done to a customer can be undone until it is removed, and not after', async () => {
  await clearBlockers(await openApi(server.url, 'admin@meridian.example'), showcase.id);
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@meridian.example');
  await openCustomer(page, showcase.name);
  await openSection(page, 'Subscriptions');
  await page.getByRole('button', { name: 'Reactivate: Power BI Pro' }).click();
  await page.getByRole('link', { name: 'Blocked by 1' }).waitFor();
  await clearItem(page, { control: 'Suspend', item: 'Power BI Pro' });
  const undo = page.getByRole('button', { name: 'Undo' });
  await undo.waitFor();
  // Pointed at, a notice stays: what takes it away is the removal.
  await undo.hover();
  await openSection(page, 'Account');
  await undo.hover();
  await removeCustomer(page, showcase);
  expect(await undo.count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});
