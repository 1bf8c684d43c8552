import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
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
  await browser?.close();
  await server?.stop();
});

const exported = async (page: Page, link = 'Export CSV') => {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: link }).click();
  const download = await coming;
  const [head = '', ...lines] = readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  return { name: download.suggestedFilename(), head, lines };
};

test('an admin exports the customers as they are filtered and ordered, and what happened', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@meridian.example');
  await page.goto('/customers?q=bakery&sort=NAME_DESC');
  const names = page.getByRole('link', { name: /bakery/i });
  await names.first().waitFor();
  const shown = await names.allTextContents();
  const { name, head, lines } = await exported(page);
  expect(name).toMatch(/^Meridian Cloud customers \d{4}-\d{2}-\d{2}\.csv$/);
  expect(head).toMatch(/^\uFEFFCustomer,Domain,/);
  expect(lines.map((line) => line.split(',')[0])).toEqual(shown);
  expect(shown).toContain(showcase.name);

  await page.goto('/activity');
  await page.getByRole('heading', { level: 1, name: 'Activity' }).waitFor();
  const log = await exported(page);
  expect(log.lines.length).toBeGreaterThan(50);
  expect(log.lines[0]).toMatch(/^1,/);

  await page.evaluate(() => localStorage.setItem('untether.language', 'ja'));
  await page.goto('/removals');
  expect((await exported(page, 'CSV をエクスポート')).head).toMatch(/^\uFEFF顧客,ドメイン,/);
  expect(complaints).toEqual([]);
  await context.close();
});
