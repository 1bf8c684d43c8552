import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askForRelease, inviteByLink, openApi, runMutation } from '../harness/api.ts';
import { openBrowser, openPage } from '../harness/browser.ts';
import { type RunningServer, startServer } from '../harness/server.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let server: RunningServer;
let browser: Browser;
let endpoint: string;
/** A job with results of several kinds, and a customer whose removal is scheduled. */
let job: string;
let scheduled: string;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  const admin = await openApi(server.url, 'admin@meridian.example');
  const started = await runMutation<{ job: { id: string } }>(admin, {
    name: 'startBulkRemoval',
    input: { filter: { search: 'ash' }, clearBlockers: true, attestation: true },
    payload: 'job { id }',
  });
  job = `/jobs/${started.job.id}`;
  const { customers } = await admin.post<{ customers: { nodes: readonly { id: string }[] } }>(
    '{ customers(first: 1, filter: { search: "bluefen", removable: false }) { nodes { id } } }',
  );
  const customerId = customers.nodes[0]?.id ?? '';
  scheduled = `/customers/${customerId}/account`;
  await runMutation(admin, {
    name: 'scheduleRemoval',
    input: { customerId, whenClear: true, at: '2031-05-06T07:08:00Z', attestation: true },
  });
  const created = await runMutation<{ endpoint: { id: string } }>(admin, {
    name: 'createWebhookEndpoint',
    input: { url: 'https://receiver.example/events' },
    payload: 'endpoint { id }',
  });
  endpoint = `/developers/endpoints/${created.endpoint.id}`;
  await askForRelease(await openApi(server.url, 'admin@alderfinch.example'), {
    partner: 'Meridian Cloud',
    reason: 'We buy elsewhere.',
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const customer = '/customers/cus_a1de5f1c-4b7e-4c02-9f6d-0a1de4f1c4e5';
const mainPlaces = [
  '/',
  '/customers',
  `${customer}/subscriptions`,
  `${customer}/account`,
  '/requests',
  '/removals',
  '/jobs',
  '/activity',
  '/imports',
  '/users',
  '/account',
  '/second-factor',
  '/developers',
];
const otherPlaces = [
  '/customers?q=nobody%20has%20this%20name',
  `${customer}/reservations`,
  `${customer}/software`,
  `${customer}/azure`,
  `${customer}/orders`,
  `${customer}/account?admin=new`,
  `${customer}/subscriptions?buy=new`,
  `${customer}/subscriptions?buy=C94271D8-B431-4A25-A3C5-A57737A1C909`,
  '/requests?state=DECLINED',
  '/requests?new=yes',
  '/developers/keys',
  '/developers/stream',
  '/customers/cus_unknown/account',
  `${customer}/activity`,
  '/activity?q=nobody%20did%20this',
  '/nothing-here',
];

type Finding = { readonly id: string; readonly impact: string | null; readonly nodes: readonly { html: string }[] };
type AxeWindow = {
  readonly axe: { readonly run: (context: object) => Promise<{ readonly violations: readonly Finding[] }> };
};

interface Mode {
  readonly language: 'en' | 'ja';
  readonly theme: 'light' | 'dark';
  /** Whose colours: the app's, or those the person has set for every program. */
  readonly colours: 'own' | 'forced';
}

/** Every theme and every language once: the words of one and the colours of another have nothing to do with each other. */
const modes: readonly Mode[] = [
  { language: 'en', theme: 'dark', colours: 'own' },
  { language: 'ja', theme: 'light', colours: 'own' },
  { language: 'en', theme: 'light', colours: 'forced' },
];

/** Opens a page in a mode; `look` keeps what axe finds on it. */
const openLooking = async ({ language, theme, colours }: Mode) => {
  const { context, page, settled } = await openPage(browser, server.url);
  await page.emulateMedia({ forcedColors: colours === 'forced' ? 'active' : 'none' });
  await context.addInitScript(
    (kept) => {
      localStorage.setItem('untether.language', kept.language);
      localStorage.setItem('untether.theme', kept.theme);
    },
    { language, theme },
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
      if (impact === 'serious' || impact === 'critical' || /landmark|region/.test(id))
        found.push(`${place}: ${id}: ${nodes[0]?.html}`);
  };
  const enter = async (email: string): Promise<void> => {
    await page.goto('/sign-in');
    await page.getByRole('button', { name: email }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  };
  const lookAt = async (places: readonly string[]): Promise<void> => {
    for (const place of places) {
      // An address that differs in its hash alone would not be loaded anew.
      await page.goto('about:blank');
      await page.goto(place);
      await look(place);
    }
  };
  return { context, page, found, look, lookAt, enter };
};

describe.each(modes)('in $language, $theme, in $colours colours', (mode) => {
  test('axe finds nothing serious on any page of a partner', { timeout: 600_000 }, async () => {
    const { context, page, found, look, lookAt, enter } = await openLooking(mode);
    await enter('admin@meridian.example');
    const places = [...mainPlaces, job, scheduled];
    await lookAt(mode.colours === 'forced' ? places : [...places, ...otherPlaces, endpoint]);
    await page.goto(job);
    await page.locator('main [aria-expanded="false"]').first().click();
    await look('what was done about a customer of a job');
    await page.goto(`${customer}/account`);
    for (const [name, dialog] of [
      [/^(Schedule removal|解除を予約)…$/, 'the question before scheduling'],
      [/^(Clear all that can be cleared|解消できるものをすべて解消)…$/, 'the question before clearing'],
    ] as const) {
      await page.getByRole('button', { name }).click();
      await page.getByRole('dialog').waitFor();
      await look(dialog);
      await page.keyboard.press('Escape');
    }
    await page.goto('/customers');
    await page.getByRole('button', { name: /^(Find|探す)/ }).click();
    await page.locator('dialog:modal').getByRole('combobox').fill('alder');
    await page.getByRole('option', { name: /Alder & Finch/ }).waitFor();
    await look('what the palette finds');
    await page.keyboard.press('Escape');
    await page.getByRole('checkbox').nth(1).check();
    await look('a selection of customers');
    await page.getByRole('button', { name: /^(Remove|解除)…$/ }).click();
    await page.getByRole('dialog').waitFor();
    await look('the question before removing many');
    await page.goto(`${customer}/account`);
    await page.getByRole('button', { name: /Office 365 Enterprise E3/ }).click();
    await page.getByRole('alertdialog').waitFor();
    await look('the question before suspending');
    await page.goto('/activity');
    await page.getByRole('table').getByRole('button').first().click();
    await page.getByRole('table', { name: /Changes|変更内容/ }).waitFor();
    await look('an event beside the log');
    expect(found).toEqual([]);
    await context.close();
  });

  test('axe finds nothing serious on any page of a customer’s admin', { timeout: 600_000 }, async () => {
    const { context, page, found, look, lookAt, enter } = await openLooking(mode);
    const invitation = await inviteByLink(await openApi(server.url, 'admin@meridian.example'), {
      granularAdmin: { roles: ['Helpdesk Administrator', 'Global Administrator'], durationDays: 180 },
    });
    await lookAt([invitation, '/invitation#nonsense', '/sign-in', '/nothing-here']);
    await enter('admin@alderfinch.example');
    await lookAt(['/my-partners', '/delegated-admin', '/support', invitation]);
    await page.goto('/my-partners');
    await page.getByRole('button', { name: 'Meridian Cloud', exact: true }).click();
    await look('a partner beside the list');
    await page.keyboard.press('Escape');
    await page
      .getByRole('table')
      .getByRole('button', { name: /: Harbor IT$/ })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    await look('the question before ending delegated admin');
    await page.keyboard.press('Escape');
    await page
      .getByRole('table')
      .getByRole('button', { name: /: Harbor IT$/ })
      .last()
      .click();
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await look('asking to be released');
    expect(found).toEqual([]);
    await context.close();
  });
});
