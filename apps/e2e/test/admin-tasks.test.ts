import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { showcase, signInAs } from '../harness/admin.ts';
import { openApi, runMutation } from '../harness/api.ts';
import { openBrowser, openPage } from '../harness/browser.ts';
import { openReceiver, type Receiver } from '../harness/receiver.ts';
import { type RunningServer, startServer } from '../harness/server.ts';

let server: RunningServer;
let browser: Browser;
let receiver: Receiver;
let page: Page;
let complaints: readonly string[];
beforeAll(async () => {
  [server, browser, receiver] = await Promise.all([startServer(), openBrowser(), openReceiver()]);
  await runMutation(await openApi(server.url, 'admin@meridian.example'), {
    name: 'createWebhookEndpoint',
    input: { url: receiver.url },
    payload: 'endpoint { id }',
  });
  ({ page, complaints } = await openPage(browser, server.url));
  await page.context().grantPermissions(['clipboard-write']);
  await signInAs(page, 'admin@meridian.example');
});
afterAll(async () => {
  await browser?.close();
  await receiver?.close();
  await server?.stop();
});

/** What the document says of a task: how many actions it takes. */
const document = readFileSync(new URL('../../../docs/admin-tasks.md', import.meta.url), 'utf8');
const documented = new Map(
  [...document.matchAll(/^\| (.+?) \| (\d+) \|/gm)].map(([, task = '', actions]) => [task, Number(actions)]),
);

/** The page, or the dialog in front of it. */
const inFront = () => page.locator('dialog:modal').or(page.locator('body:not(:has(dialog:modal))'));

interface Hand {
  readonly press: (name: string | RegExp) => Promise<void>;
  readonly follow: (name: string) => Promise<void>;
  readonly tick: (name: string | RegExp) => Promise<void>;
  /** Types into a field and ends with Enter. */
  readonly answer: (name: RegExp, text: string) => Promise<void>;
  /** Finds a place by its name, from anywhere. */
  readonly find: (text: string, place?: string | RegExp) => Promise<void>;
}
const done: string[] = [];

/** Does a task from a page that has nothing to do with it, counting what the hand does. */
const doTask = async (name: string, work: (hand: Hand) => Promise<unknown>): Promise<void> => {
  let actions = 0;
  const counted =
    <Given extends readonly unknown[]>(act: (...given: Given) => Promise<unknown>) =>
    async (...given: Given): Promise<void> => {
      await act(...given);
      actions += 1;
    };
  await page.goto('/developers/stream');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await work({
    press: counted((button) => inFront().getByRole('button', { name: button, exact: true }).click()),
    follow: counted((link) => page.getByRole('link', { name: link }).click()),
    // Not `check`, which wants it ticked a moment later: more rows may be there by then, which leaves it half ticked.
    tick: counted((box) => page.getByRole('checkbox', { name: box }).click()),
    answer: counted(async (field, text) => {
      await page.getByRole('textbox', { name: field }).fill(text);
      await page.keyboard.press('Enter');
    }),
    find: counted(async (text, place = text) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Find or go to' }).fill(text);
      await page.getByRole('option', { name: place, selected: true }).waitFor();
      await page.keyboard.press('Enter');
    }),
  });
  expect(actions, name).toBe(documented.get(name));
  expect(actions).toBeLessThanOrEqual(5);
  done.push(name);
};

const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();
const receiptHeading = `The relationship with ${showcase.name} has ended`;

test('ten tasks take at most five actions each, from anywhere, as many as the document says', async () => {
  await doTask('Why is a customer blocked?', async ({ find }) => {
    await find('alderfinch', /Alder & Finch/);
    await heading('5 items block the removal');
  });
  await doTask('Clear one and remove it', async ({ find, press, tick, answer }) => {
    await find('alderfinch', /Alder & Finch/);
    await press('Clear all that can be cleared…');
    await press('Clear, then remove…');
    await tick(/I act in good faith/);
    await answer(/To confirm, type/, showcase.domain);
    await heading(receiptHeading);
  });
  await doTask('Remove 50 and more that are ready', async ({ find, press, tick, answer }) => {
    await find('removable');
    await tick('Select all loaded customers');
    await press('Remove…');
    await tick(/I act in good faith/);
    const count = (await page.getByRole('button', { name: /^Remove \d+$/ }).textContent())?.match(/\d+/)?.[0] ?? '';
    expect(Number(count)).toBeGreaterThanOrEqual(50);
    await answer(/To confirm, type/, count);
    await page.waitForURL(/\/jobs\/job_/);
    await page.getByText('Completed', { exact: true }).first().waitFor({ timeout: 120_000 });
  });
  await doTask('Schedule a removal', async ({ find, press, tick }) => {
    await find('bluefen brewing', /Bluefen Brewing/);
    await press('Schedule removal…');
    await tick(/I act in good faith/);
    await press('Schedule');
    await page.getByRole('button', { name: 'Take back…' }).waitFor();
  });
  await doTask('Who was told of a removal?', async ({ find }) => {
    await find('alderfinch', /Alder & Finch/);
    await heading('Who was told');
    await page.getByText(receiver.url).waitFor();
  });
  await doTask('Ask for the relationship again', async ({ find, press }) => {
    await find('alderfinch', /Alder & Finch/);
    await press('Request again');
    await press('Create the link');
    await press('Copy link');
    await press('I have passed it on');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
  await doTask('Roll a webhook secret', async ({ find, press }) => {
    await find(receiver.url);
    await press('New secret');
    await press('New secret');
    await press('Copy the secret');
    await press('I have saved it');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
  await doTask('Invite a customer', async ({ find, press }) => {
    await find('Request a reseller relationship');
    await press('Create the link');
    await press('Copy link');
    await press('I have passed it on');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
  await doTask('Which customers does a reservation block?', async ({ find }) => {
    await find('blocked by reservation', 'Blocked by: Reservation');
    await page.waitForURL(/blockedBy=ACTIVE_RESERVATION/);
  });
  await doTask('Export a receipt', async ({ find, follow }) => {
    await find('alderfinch', /Alder & Finch/);
    const downloaded = page.waitForEvent('download');
    await follow('Download as JSON');
    await downloaded;
  });
  expect(done).toEqual([...documented.keys()]);
  expect(done).toHaveLength(10);
  expect(complaints).toEqual([]);
});
