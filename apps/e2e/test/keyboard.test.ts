import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { showcase } from '../harness/admin.ts';
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

test('without a mouse: sign in, find and select a customer, suspend a subscription, take it back', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  const { keyboard } = page;
  const focused = () => page.locator(':focus');
  const tabTo = async (name: string): Promise<void> => {
    for (let presses = 0; presses < 60; presses += 1) {
      await keyboard.press('Tab');
      const label = await focused().evaluate(
        (element) => element.getAttribute('aria-label') ?? element.textContent ?? '',
      );
      if (label.includes(name)) return;
    }
    throw new Error(`Tab never came to ${name}`);
  };

  await page.goto('/customers');
  await page.getByLabel('E-mail').waitFor();
  await keyboard.type('admin@meridian.example');
  await keyboard.press('Tab');
  await keyboard.type('untether-demo');
  await keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor();
  await page.getByRole('row').nth(3).waitFor();

  await keyboard.press('/');
  await keyboard.type(showcase.domain);
  await page.getByText('1 customer', { exact: true }).waitFor();
  await tabTo(`Select ${showcase.name}`);
  await keyboard.press('Space');
  await page.getByText('1 selected').waitFor();
  await tabTo(showcase.name);
  await keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: showcase.name }).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');

  await tabTo('Suspend: Power BI Pro');
  await keyboard.press('Enter');
  await page.getByRole('alertdialog').waitFor();
  await tabTo('Suspend');
  await keyboard.press('Enter');
  const row = page.getByRole('row', { name: /Power BI Pro/ });
  await row.getByText('Suspended', { exact: true }).waitFor();
  expect(await focused().evaluate((element) => element !== document.body)).toBe(true);

  await tabTo('Undo');
  await keyboard.press('Enter');
  await row.getByText('Active', { exact: true }).waitFor();

  await keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Customers').waitFor();
  await keyboard.press('Escape');
  await keyboard.press('g');
  await keyboard.press('c');
  await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor();
  await page.getByRole('row').nth(3).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
