import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  clearItem,
  descriptionOf,
  openCustomer,
  openSection,
  removeButton,
  showcase,
  signInAs,
} from '../harness/admin.ts';
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

const reservation = 'Reserved VM Instance, Standard_D2s_v5, 3 years';
const software = 'Windows Server 2022 Standard - 16 Core';

test('a sales agent sees that only an admin agent may cancel software, and cannot remove the customer', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'sales@meridian.example');
  await openCustomer(page, showcase.name);
  await openSection(page, 'Account');

  const cancelSoftware = page.getByRole('button', { name: `Cancel it: ${software}` });
  expect(await cancelSoftware.getAttribute('aria-disabled')).toBe('true');
  expect(await descriptionOf(page, `Cancel it: ${software}`)).toMatch(/admin agent/i);
  await cancelSoftware.focus();
  await page.keyboard.press('Enter');
  expect(await page.getByRole('alertdialog').count()).toBe(0);
  expect(await page.getByText('Who can: Admin agent').count()).toBe(1);
  expect(await removeButton(page).getAttribute('aria-disabled')).toBe('true');
  expect(complaints).toEqual([]);
  await context.close();
});

test('an admin suspends, cancels and removes: from sign-in to the receipt, and the customer is gone', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@meridian.example');
  await openCustomer(page, showcase.name);

  // While anything blocks, the control is inactive, can be reached, and is described by every reason.
  await openSection(page, 'Account');
  await page.getByRole('heading', { name: '5 items block the removal' }).waitFor();
  expect(await removeButton(page).getAttribute('aria-disabled')).toBe('true');
  const reasons = await descriptionOf(page, 'Remove reseller relationship');
  for (const item of ['Office 365 Enterprise E3', 'Audio Conferencing', 'Power BI Pro', reservation, software])
    expect(reasons).toContain(item);
  await removeButton(page).focus();
  await page.keyboard.press('Enter');
  expect(await page.getByRole('dialog').count()).toBe(0);

  // Suspended one by one on the customer's Subscriptions; the add-on goes with its base.
  await openSection(page, 'Subscriptions');
  await clearItem(page, { control: 'Suspend', item: 'Office 365 Enterprise E3' });
  await page
    .getByRole('row', { name: /Audio Conferencing/ })
    .getByText('Suspended', { exact: true })
    .waitFor();
  await clearItem(page, { control: 'Suspend', item: 'Power BI Pro' });
  await page.getByRole('link', { name: 'Blocked by 2' }).waitFor();

  await openSection(page, 'Reservations');
  await clearItem(page, { control: 'Cancel it', item: reservation });
  await page.getByRole('link', { name: 'Blocked by 1' }).waitFor();

  // The last blocker goes by its own button in the checklist, and the control becomes active without a reload.
  await openSection(page, 'Account');
  await page.getByRole('heading', { name: '1 item blocks the removal' }).waitFor();
  await clearItem(page, { control: 'Cancel it', item: software });
  await page.getByRole('heading', { name: 'Nothing blocks the removal' }).waitFor();
  expect(await removeButton(page).getAttribute('aria-disabled')).not.toBe('true');

  await removeButton(page).click();
  const dialog = page.getByRole('dialog');
  for (const effect of [
    'Leaves your customer list',
    'You leave the customer’s support contacts',
    'Delegated admin privileges end',
    'No further purchases',
  ])
    await dialog.getByText(effect, { exact: true }).waitFor();
  const submit = dialog.getByRole('button', { name: 'Remove', exact: true });
  expect(await submit.getAttribute('aria-disabled')).toBe('true');
  await dialog.getByRole('checkbox').check();
  expect(await submit.getAttribute('aria-disabled')).toBe('true');
  await dialog.getByRole('textbox', { name: /To confirm, type/ }).fill(showcase.domain);
  await submit.click();

  await page.getByRole('heading', { level: 1, name: `The relationship with ${showcase.name} has ended` }).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/removals\/rcp_/);
  for (const item of ['Office 365 Enterprise E3', 'Audio Conferencing', 'Power BI Pro', reservation, software])
    expect(await page.getByRole('row', { name: new RegExp(item.slice(0, 20)) }).count()).toBeGreaterThan(0);
  expect(await page.locator('section[aria-label="Japanese"] [lang="ja"]').textContent()).toMatch(/[ぁ-ん]/);

  // It says between whom, in the past tense, and goes out as a mail and as a file with its hash.
  await page.getByText('The customer left the customer list of Meridian Cloud.').waitFor();
  await page.getByText('No webhook endpoint was told.').waitFor();
  const facts = page.getByRole('region', { name: 'Removal receipt' });
  for (const fact of ['Meridian Cloud', showcase.name, showcase.domain]) await facts.getByText(fact).waitFor();
  const mail = await page.getByRole('link', { name: 'Open in mail', exact: true }).getAttribute('href');
  expect(mail).toMatch(/^mailto:\?subject=Meridian%20Cloud%20is%20no%20longer%20your%20reseller&body=To%20Alder/);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as JSON' }).click();
  const file = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  await page.getByRole('region', { name: 'Proof' }).getByText(file.contentHash).waitFor();

  // On paper every page has the receipt's number and hash, and no time is relative.
  await page.emulateMedia({ media: 'print' });
  const foot = page.locator('footer').filter({ hasText: file.contentHash });
  expect(await foot.isVisible()).toBe(true);
  expect(await foot.textContent()).toContain(file.document.id);
  expect(await page.locator('main').textContent()).not.toMatch(/ ago|minute|yesterday/);
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });

  // Gone from the list, and its old address says so.
  await page.getByRole('link', { name: 'Customers', exact: true }).first().click();
  await page.getByRole('searchbox').fill(showcase.name);
  await page.getByRole('heading', { name: 'No customer matches' }).waitFor();
  await page.goto('/customers/cus_a1de5f1c-4b7e-4c02-9f6d-0a1de4f1c4e5/account');
  await page.getByRole('heading', { name: 'No such customer' }).waitFor();
  await page.getByRole('link', { name: 'Removals', exact: true }).first().click();
  await page.getByRole('link', { name: showcase.name }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
