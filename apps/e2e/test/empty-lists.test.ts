import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInAs } from '../harness/admin.ts';
import { inviteByLink, openApi } from '../harness/api.ts';
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

const says = (page: Page, text: string) => page.getByText(text).first().waitFor();
const choose = (page: Page, label: string, option: string) =>
  page.getByRole('combobox', { name: label }).selectOption(option);

test('a list with nothing in it says so', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@harbor.example');
  for (const [place, text] of [
    ['/requests', 'No requests yet'],
    ['/removals', 'Nothing has been removed yet'],
    ['/developers/keys', 'No keys yet'],
    ['/developers', 'No endpoints yet'],
  ] as const) {
    await page.goto(place);
    await says(page, text);
  }
  expect(complaints).toEqual([]);
  await context.close();
});

test('a filter that nothing matches takes the rows away that did not match', async () => {
  await inviteByLink(await openApi(server.url, 'admin@meridian.example'));
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@meridian.example');
  await page.goto('/requests');
  await page.getByRole('row', { name: /Anyone with the link/ }).waitFor();
  await choose(page, 'State', 'REVOKED');
  await says(page, 'No request in this state');
  expect(await page.getByRole('row').count()).toBe(0);
  await page.goto('/activity');
  await page.getByRole('row').nth(1).waitFor();
  await choose(page, 'Event', 'USER_DISABLED');
  await says(page, 'No event matches');
  expect(await page.getByRole('row').count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});
