import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInAs } from '../harness/admin.ts';
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

/** Every number of the overview that leads to customers: where to, and how many it promises. */
const promises = async (page: Page): Promise<readonly (readonly [href: string, count: number])[]> => {
  const links = page.locator('main a[href^="/customers"]').filter({ hasText: /\d/ });
  const found = await links.evaluateAll((all) =>
    all.map((one) => {
      const texts = [...one.querySelectorAll('span')].map(({ textContent }) => textContent ?? '');
      return [one.getAttribute('href') ?? '', Number(texts.find((text) => /^\d+$/.test(text)))] as const;
    }),
  );
  return found.filter(([href]) => /^\/customers(\?(?!termEnd|release)|$)/.test(href));
};

test('every number leads to a list of as many customers, and each customer is in one of the four', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@meridian.example');
  await page.goto('/');
  await page.getByRole('heading', { name: 'What blocks the others' }).waitFor();
  for (const group of ['Can be cleared now', 'Must run out', 'Needs the vendor'])
    await page.getByRole('heading', { level: 3, name: group }).waitFor();
  const all = await promises(page);
  const [total = 0, ...outlooks] = all.slice(0, 5).map(([, count]) => count);
  expect(outlooks).toHaveLength(4);
  expect(outlooks.reduce((sum, count) => sum + count, 0)).toBe(total);
  expect(all.length).toBeGreaterThan(20);
  for (const [href, count] of all) {
    await page.goto(href);
    const said = count === 0 ? 'No customer matches' : count === 1 ? '1 customer' : `${count} customers`;
    await page.getByText(said, { exact: true }).first().waitFor();
  }
  expect(complaints).toEqual([]);
  await context.close();
});

test('a provider sees its customers by reseller, and the reseller who removes, not what is ready', async () => {
  const provider = await openPage(browser, server.url);
  await signInAs(provider.page, 'admin@summit.example');
  await provider.page.goto('/');
  const row = provider.page.getByRole('row', { name: /Harbor IT/ });
  const ready = row.getByRole('link').nth(1);
  const count = await ready.textContent();
  await ready.click();
  await provider.page.getByText(`${count} customers`, { exact: true }).waitFor();
  expect(await provider.page.getByRole('combobox', { name: 'Indirect reseller' }).inputValue()).toMatch(/^par_/);
  await provider.page.getByRole('combobox', { name: 'Indirect reseller' }).selectOption({ label: 'Any reseller' });
  await provider.page.waitForURL((url) => !url.searchParams.has('reseller'));
  await provider.context.close();

  const reseller = await openPage(browser, server.url);
  await signInAs(reseller.page, 'admin@harbor.example');
  await reseller.page.goto('/');
  await reseller.page.getByText(/ask Summit Distribution/).waitFor();
  expect(await reseller.page.getByText('Ready to remove').count()).toBe(0);
  expect([...provider.complaints, ...reseller.complaints]).toEqual([]);
  await reseller.context.close();
});
