import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inviteByLink, openApi } from '../harness/api.ts';
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

/** Opens a page in a language and a theme; `look` keeps what axe finds on it. */
const openLooking = async (mode: readonly string[]) => {
  const { context, page, settled } = await openPage(browser, server.url);
  await context.addInitScript(([languageNow, themeNow]) => {
    localStorage.setItem('untether.language', languageNow ?? '');
    localStorage.setItem('untether.theme', themeNow ?? '');
  }, mode);
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
  const enter = async (email: string): Promise<void> => {
    await page.goto('/sign-in');
    await page.getByRole('button', { name: email }).waitFor();
    await look('/sign-in');
    await page.getByRole('button', { name: email }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  };
  return { context, page, found, look, enter };
};

describe.each(modes)('in $language, $theme', ({ language, theme }) => {
  test('axe finds nothing serious on any page of a partner', { timeout: 240_000 }, async () => {
    const { context, page, found, look, enter } = await openLooking([language, theme]);
    await enter('admin@meridian.example');
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

  test('axe finds nothing serious on any page of a customer’s admin', { timeout: 240_000 }, async () => {
    const { context, page, found, look, enter } = await openLooking([language, theme]);
    const invitation = await inviteByLink(await openApi(server.url, 'admin@meridian.example'), {
      includeDelegatedAdmin: true,
    });
    for (const place of [invitation, '/invitation#nonsense']) {
      await page.goto('about:blank');
      await page.goto(place);
      await look(`${place} signed out`);
    }
    await enter('admin@alderfinch.example');
    for (const place of ['/my-partners', '/delegated-admin', '/support', invitation]) {
      await page.goto(place);
      await look(place);
    }
    await page.goto('/my-partners');
    await page.getByRole('button', { name: 'Meridian Cloud', exact: true }).click();
    await look('a partner beside the list');
    await page.keyboard.press('Escape');
    await page
      .getByRole('table')
      .getByRole('button', { name: /: Harbor IT$/ })
      .click();
    await page.getByRole('dialog').waitFor();
    await look('the question before ending delegated admin');
    expect(found).toEqual([]);
    await context.close();
  });
});
