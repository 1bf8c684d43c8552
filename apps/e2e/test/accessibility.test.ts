import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openPage } from '../harness/browser.ts';
import { type RunningServer, startServer } from '../harness/server.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const customer = '/customers/cus_a1de5f1c-4b7e-4c02-9f6d-0a1de4f1c4e5';
const places = [
  '/',
  '/customers',
  '/customers?q=nobody%20has%20this%20name',
  `${customer}/subscriptions`,
  `${customer}/reservations`,
  `${customer}/software`,
  `${customer}/azure`,
  `${customer}/orders`,
  `${customer}/account`,
  `${customer}/account?admin=new`,
  `${customer}/subscriptions?buy=new`,
  `${customer}/subscriptions?buy=C94271D8-B431-4A25-A3C5-A57737A1C909`,
  '/requests',
  '/requests?state=DECLINED',
  '/requests?new=yes',
  '/removals',
  '/activity',
  '/users',
  '/developers',
  '/developers/keys',
  '/developers/stream',
  '/customers/cus_unknown/account',
];

type Finding = { readonly id: string; readonly impact: string | null; readonly nodes: readonly { html: string }[] };
type AxeWindow = {
  readonly axe: { readonly run: (context: object) => Promise<{ readonly violations: readonly Finding[] }> };
};

const modes = ['en', 'ja'].flatMap((language) => ['light', 'dark'].map((theme) => ({ language, theme })));

describe.each(modes)('in $language, $theme', ({ language, theme }) => {
  test('axe finds nothing serious on any page', { timeout: 240_000 }, async () => {
    const { context, page, settled } = await openPage(browser, server.url);
    await context.addInitScript(
      ([languageNow, themeNow]) => {
        localStorage.setItem('untether.language', languageNow ?? '');
        localStorage.setItem('untether.theme', themeNow ?? '');
      },
      [language, theme],
    );
    const found: string[] = [];
    const look = async (place: string): Promise<void> => {
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settled();
      // Evaluated by the debugger, so the page's content policy stays as strict as it is.
      await page.evaluate(axe);
      // Fluent's focus traps put empty elements at their ends, which pass the focus on and are never read out.
      const { violations } = await page.evaluate(() =>
        (window as unknown as AxeWindow).axe.run({ exclude: [['[data-tabster-dummy]']] }),
      );
      for (const { id, impact, nodes } of violations)
        if (impact === 'serious' || impact === 'critical') found.push(`${place}: ${id}: ${nodes[0]?.html}`);
    };

    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'admin@meridian.example' }).waitFor();
    await look('/sign-in');
    await page.getByRole('button', { name: 'admin@meridian.example' }).click();
    await page.waitForURL('**/customers');
    for (const place of places) {
      await page.goto(place);
      await look(place);
    }
    await page.goto(`${customer}/account`);
    await page.getByRole('button', { name: /Office 365 Enterprise E3/ }).click();
    await page.getByRole('alertdialog').waitFor();
    await look('the question before suspending');
    expect(found).toEqual([]);
    await context.close();
  });
});
