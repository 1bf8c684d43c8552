import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { showcase, signInAs } from '../harness/admin.ts';
import { askForRelease, openApi, runMutation } from '../harness/api.ts';
import { openBrowser, openPage } from '../harness/browser.ts';
import { partnerRow } from '../harness/customer-side.ts';
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

const potteryId = 'cus_b0a7e1a3-6c2d-4f18-8a5b-5e1f0c7d9b02';
const account = `/customers/${showcase.id}/account`;

/** Asks from a partner's row, or its panel. */
const ask = async (page: Page, partner: string, reason: string): Promise<void> => {
  await partnerRow(page, partner)
    .getByRole('button', { name: `Ask to be released: ${partner}` })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: `Ask ${partner} to release you?` }).waitFor();
  await dialog.getByRole('textbox', { name: 'Why do you want to leave?' }).fill(reason);
  await dialog.getByRole('button', { name: 'Ask to be released' }).click();
  await dialog.waitFor({ state: 'detached' });
};

test('a customer asks to be released; the partner sees it everywhere and declines with a reason, which the customer reads', async () => {
  const customer = await openPage(browser, server.url);
  const partner = await openPage(browser, server.url);
  await signInAs(partner.page, 'admin@meridian.example');
  await partner.page.goto(account);
  await partner.page.getByRole('heading', { name: 'Reseller relationship' }).waitFor();
  expect(await partner.page.getByText('This customer asks to be released').count()).toBe(0);

  // Without a reason it is not sent.
  await signInAs(customer.page, 'admin@alderfinch.example');
  await ask(customer.page, 'Harbor IT', 'We leave you too.');
  await partnerRow(customer.page, 'Meridian Cloud')
    .getByRole('button', { name: /^Ask to be released/ })
    .click();
  const asking = customer.page.getByRole('dialog');
  await asking.getByRole('button', { name: 'Ask to be released' }).click();
  const reason = asking.getByRole('textbox', { name: 'Why do you want to leave?' });
  await expect.poll(() => reason.getAttribute('aria-invalid')).toBe('true');
  await asking.getByRole('button', { name: 'Cancel' }).click();
  await ask(customer.page, 'Meridian Cloud', 'We buy everything from one provider now.');
  await partnerRow(customer.page, 'Meridian Cloud').getByText('Release requested').waitFor();

  // On the customer, without a reload.
  const card = partner.page.getByRole('region', { name: 'This customer asks to be released' });
  await card.getByText('We buy everything from one provider now.').waitFor();
  await partner.page.getByRole('link', { name: /Asks to be released/ }).waitFor();

  // On the overview, in the list, by its filter, in Activity.
  await partner.page.goto('/');
  await partner.page.getByRole('link', { name: /Customers that ask to be released.*: 1/ }).click();
  await partner.page.waitForURL('**/customers?release=requested');
  await partner.page.getByRole('status').getByText('1 customer').waitFor();
  await partner.page
    .getByRole('row', { name: new RegExp(showcase.name) })
    .getByText('Asks to be released')
    .waitFor();
  await partner.page.getByRole('combobox', { name: 'Release' }).selectOption('');
  await partner.page.waitForURL((url) => url.search === '');
  await partner.page.goto('/activity?type=RESELLER_RELATIONSHIP_RELEASE_REQUESTED');
  const event = partner.page.getByRole('row', { name: /Release requested/ });
  await event.getByRole('link', { name: showcase.name }).click();

  await card.getByRole('button', { name: 'Decline…' }).click();
  const declining = partner.page.getByRole('dialog');
  await declining.getByRole('heading', { name: `Decline to release ${showcase.name}?` }).waitFor();
  await declining.getByRole('button', { name: 'Decline' }).click();
  await expect.poll(() => declining.getByRole('textbox', { name: 'Reason' }).getAttribute('aria-invalid')).toBe('true');
  await declining.getByRole('textbox', { name: 'Reason' }).fill('Your contract runs until June.');
  await declining.getByRole('button', { name: 'Decline' }).click();
  await declining.waitFor({ state: 'detached' });
  const declined = partner.page.getByRole('region', { name: 'Release request' });
  await declined.getByText('Your contract runs until June.').waitFor();
  expect(await partner.page.getByText('Asks to be released').count()).toBe(0);

  await partnerRow(customer.page, 'Meridian Cloud').getByText('Release declined').waitFor();
  await customer.page.getByRole('button', { name: 'Meridian Cloud', exact: true }).click();
  const panel = customer.page.getByRole('complementary', { name: 'Meridian Cloud' });
  await panel.getByText('Your contract runs until June.').waitFor();
  expect(await panel.getByText('Meridian Cloud').count()).toBeGreaterThan(1);

  // Asked again, and taken back.
  await panel.getByRole('button', { name: /^Ask to be released/ }).click();
  const again = customer.page.getByRole('dialog');
  await again.getByRole('textbox').fill('It is June.');
  await again.getByRole('button', { name: 'Ask to be released' }).click();
  await card.getByText('It is June.').waitFor();
  await panel.getByRole('button', { name: /^Withdraw the request/ }).click();
  await customer.page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
  await panel.getByText('You took your last request back. You may ask again.').waitFor();
  await declined.getByText('Withdrawn').first().waitFor();
  expect([...customer.complaints, ...partner.complaints]).toEqual([]);
  await customer.context.close();
  await partner.context.close();
});

test('a helpdesk agent sees the request, and why it is not theirs to decline', async () => {
  const pottery = await openApi(server.url, 'admin@harrowlane.example');
  await askForRelease(pottery, { partner: 'Meridian Cloud', reason: 'We close.' });
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'helpdesk@meridian.example');
  await page.goto(`/customers/${potteryId}/account`);
  const card = page.getByRole('region', { name: 'This customer asks to be released' });
  await card.getByText('We close.').waitFor();
  const decline = card.getByRole('button', { name: 'Decline…' });
  expect(await decline.getAttribute('aria-disabled')).toBe('true');
  await card
    .getByRole('paragraph')
    .getByText(/^Only .* may decline/)
    .waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('asked of a reseller, its provider finds in its activity who was asked', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@harbor.example');
  await page.goto(account);
  await page.getByText(/Only your provider can remove it/).waitFor();
  await page.getByRole('button', { name: 'Decline…' }).waitFor();
  await context.clearCookies();
  await signInAs(page, 'admin@summit.example');
  await page.goto('/activity');
  await page.getByRole('button', { name: 'Release requested' }).click();
  const panel = page.getByRole('complementary', { name: 'Release requested' });
  await panel.getByText('Partner asked').waitFor();
  await panel.getByText('Harbor IT', { exact: true }).waitFor();
  await panel.getByRole('cell', { name: 'We leave you too.' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('removing the relationship is the answer: the customer’s ended partner says that it asked', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@harrowlane.example');
  await partnerRow(page, 'Meridian Cloud').getByText('Release requested').waitFor();
  await runMutation(await openApi(server.url, 'admin@meridian.example'), {
    name: 'removeResellerRelationship',
    input: { customerId: potteryId, attestation: true },
  });
  const ended = page.getByRole('region', { name: 'Meridian Cloud' });
  await ended.getByText('You asked for it').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
