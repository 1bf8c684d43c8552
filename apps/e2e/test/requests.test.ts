import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clearItem, openSection, removeCustomer, showcase, signInAs } from '../harness/admin.ts';
import { clearBlockers, openApi } from '../harness/api.ts';
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

const goTo = (page: Page, place: string) => page.getByRole('link', { name: place, exact: true }).first().click();

/** Reads the link that is shown once, and closes what shows it. */
const takeLink = async (page: Page): Promise<string> => {
  const field = page.getByRole('textbox', { name: 'Personal link' });
  const link = await field.inputValue();
  // Selected as a whole, with its start in sight: whose link it is.
  const selected = await field.evaluate(async (input: HTMLInputElement) => {
    input.focus();
    await new Promise((done) => requestAnimationFrame(done));
    return { from: input.selectionStart, to: input.selectionEnd, scrolled: input.scrollLeft };
  });
  expect(selected).toEqual({ from: 0, to: link.length, scrolled: 0 });
  await page.getByRole('button', { name: 'I have passed it on' }).click();
  return link;
};

const panel = (page: Page, name: string) => page.getByRole('complementary', { name });

test('a sales agent asks without admin privileges only; the link is copied, made anew and revoked', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const visitor = await openPage(browser, server.url);
  const follow = async (link: string, heading: RegExp) => {
    await visitor.page.goto('about:blank');
    await visitor.page.goto(link);
    await visitor.page.getByRole('heading', { level: 1, name: heading }).waitFor();
  };
  await signInAs(page, 'sales@meridian.example');
  await goTo(page, 'Requests');
  await page.getByRole('button', { name: 'New request' }).click();

  const withAdmin = page.getByRole('radio', { name: 'With granular admin privileges (GDAP)' });
  expect(await withAdmin.getAttribute('aria-disabled')).toBe('true');
  expect(await page.getByRole('dialog').textContent()).toMatch(/Only .*admin agent/i);
  await withAdmin.focus();
  await page.keyboard.press('Space');
  expect(await withAdmin.isChecked()).toBe(false);
  expect(await page.getByRole('radio', { name: 'Without admin privileges' }).isChecked()).toBe(true);

  const days = page.getByRole('textbox', { name: 'Valid for (days)' });
  await page.getByRole('textbox', { name: 'Customer’s e-mail (optional)' }).fill('owner@quill.example');
  await days.fill('400');
  await page.getByRole('button', { name: 'Create the link' }).click();
  await page.getByText('Use a whole number from 1 to 365.').waitFor();
  await days.fill('10');
  await page.getByRole('button', { name: 'Create the link' }).click();

  // The link is shown once, with an e-mail to carry it in both languages.
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'Copy subject' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(await page.getByRole('textbox', { name: 'Personal link' }).inputValue()).toBe(copied);
  expect(await page.getByRole('region', { name: 'Text' }).textContent()).toContain(copied);
  await page.getByRole('tab', { name: 'English' }).press('ArrowRight');
  expect(await page.getByRole('region', { name: 'Text' }).textContent()).toMatch(/[ぁ-ん]/);
  const mail = await page.getByRole('link', { name: 'Open in your mail program' }).getAttribute('href');
  expect(mail).toMatch(/^mailto:owner%40quill\.example\?subject=.+&body=.*invitation/);
  const first = await takeLink(page);
  await follow(first, /Meridian Cloud asks/);

  // Sent again, the old link is dead; revoked, the new one is.
  await panel(page, 'owner@quill.example').getByRole('button', { name: 'Send again' }).click();
  await page.getByRole('dialog').getByText('The previous link stops working immediately.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
  const second = await takeLink(page);
  expect(second).not.toBe(first);
  await follow(first, /link does not work/);
  await follow(second, /Meridian Cloud asks/);
  await panel(page, 'owner@quill.example').getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await panel(page, 'owner@quill.example').getByText('Revoked', { exact: true }).waitFor();
  await follow(second, /can no longer be answered/);
  await panel(page, 'owner@quill.example').getByRole('button', { name: 'Request again' }).click();
  const email = page.getByRole('textbox', { name: 'Customer’s e-mail (optional)' });
  expect(await email.inputValue()).toBe('owner@quill.example');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  // The list by state, in its address.
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'State' }).selectOption('REVOKED');
  await page.getByRole('row', { name: /owner@quill\.example/ }).waitFor();
  await page.getByRole('row', { name: /owner@newleaf\.example/ }).waitFor({ state: 'detached' });
  expect(new URL(page.url()).search).toBe('?state=REVOKED');
  expect([...complaints, ...visitor.complaints]).toEqual([]);
  await context.close();
  await visitor.context.close();
});

test('a removed customer is asked again, accepts in another browser, and what did not come back is restored in place', async () => {
  const partner = await openPage(browser, server.url);
  const customer = await openPage(browser, server.url);
  const { page } = partner;
  await clearBlockers(await openApi(server.url, 'admin@meridian.example'), showcase.id);
  await signInAs(page, 'admin@meridian.example');
  await page.goto(`/customers/${showcase.id}/account`);
  await removeCustomer(page, showcase);
  const receipt = page.url();

  // From its receipt, for the same customer, with a role in its tenant.
  await page.getByText('This relationship has not been requested again.').waitFor();
  await page.getByText(/kept permanently under Removals. You have to inform the customer/).waitFor();
  await page.getByRole('button', { name: 'Request again' }).click();
  const dialog = page.getByRole('dialog', { name: `Request a relationship with ${showcase.name} again` });
  await dialog.getByRole('radio', { name: 'With granular admin privileges (GDAP)' }).check();
  await dialog.getByRole('button', { name: 'Create the link' }).click();
  await dialog.getByText('Choose at least one.').waitFor();
  await dialog.getByRole('checkbox', { name: 'Helpdesk Administrator' }).check();
  await dialog.getByRole('textbox', { name: 'Duration in days' }).fill('731');
  await dialog.getByRole('button', { name: 'Create the link' }).click();
  await dialog.getByText('Use a whole number from 1 to 730.').waitFor();
  await dialog.getByRole('textbox', { name: 'Duration in days' }).fill('60');
  await dialog.getByRole('button', { name: 'Create the link' }).click();
  const link = await takeLink(page);
  await page.waitForURL(receipt);
  await page.getByRole('button', { name: 'Request again' }).click();
  expect(await dialog.getByRole('radio', { name: 'With granular admin privileges (GDAP)' }).isChecked()).toBe(true);
  expect(await dialog.getByRole('checkbox', { name: 'Helpdesk Administrator' }).isChecked()).toBe(true);
  expect(await dialog.getByRole('textbox', { name: 'Duration in days' }).inputValue()).toBe('60');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.waitForURL(receipt);
  await goTo(page, 'Removals');
  await page.getByRole('row', { name: /Alder/ }).getByRole('link', { name: 'Request waiting' }).waitFor();
  await page.goto(receipt);
  await page.getByText(/A request is waiting for the customer’s answer until/).waitFor();

  // The customer's admin follows the link, signs in and accepts.
  await customer.page.goto(link);
  await customer.page.getByRole('heading', { level: 1, name: 'Meridian Cloud asks to be your partner' }).waitFor();
  await customer.page.getByRole('button', { name: 'Sign in' }).click();
  await customer.page.getByRole('button', { name: `admin@${showcase.domain}` }).click();
  await customer.page.getByRole('button', { name: 'Accept', exact: true }).click();
  await customer.page.waitForURL(/\/my-partners/);

  // The partner sees it come, and goes through what is left.
  const checklist = page.getByRole('region', { name: 'What did not come back by itself' });
  await checklist.waitFor();
  await checklist.getByText('3 things are left to do.').waitFor();
  await page.getByText(/The relationship has since been re-established/).waitFor();
  await checklist.getByText('The partner has admin privileges again.').waitFor();
  await checklist.getByText(/Windows Server 2022 Standard - 16 Core was cancelled and does not come back/).waitFor();
  const addOn = checklist.getByRole('button', { name: 'Reactivate: Audio Conferencing' });
  expect(await addOn.getAttribute('aria-disabled')).toBe('true');
  await checklist.getByRole('button', { name: 'Reactivate: Office 365 Enterprise E3' }).click();
  await checklist.getByText('2 things are left to do.').waitFor();
  expect(await addOn.getAttribute('aria-disabled')).not.toBe('true');
  await page.getByRole('link', { name: `Open ${showcase.name}` }).click();
  await page.waitForURL(`**/customers/${showcase.id}/account`);
  const card = page.getByRole('region', { name: 'What did not come back by itself' });
  for (const item of ['Audio Conferencing', 'Power BI Pro'])
    await card.getByRole('button', { name: `Reactivate: ${item}` }).click();
  await page.getByText('Everything that could come back is back.').waitFor();
  await page.getByRole('link', { name: 'Receipt of the removal' }).click();
  await page.waitForURL(receipt);
  await page.getByRole('heading', { level: 1, name: `Removal receipt for ${showcase.name}` }).waitFor();

  // The customer keeps both: the one that ended, and the new one.
  await customer.page.goto('/my-partners');
  await customer.page.getByRole('row', { name: /Meridian Cloud.*Active/ }).waitFor();
  await customer.page.getByRole('heading', { name: 'Ended', exact: true }).waitFor();
  expect([...partner.complaints, ...customer.complaints]).toEqual([]);
  await partner.context.close();
  await customer.context.close();
});

test('a company new here accepts a link, is sold to and supported, and is removed', async () => {
  const partner = await openPage(browser, server.url);
  const customer = await openPage(browser, server.url);
  const company = { name: 'Birch Lane Books', domain: 'birchlane.example' };
  const { page } = partner;
  await signInAs(page, 'admin@meridian.example');
  await goTo(page, 'Requests');
  await page.getByRole('button', { name: 'New request' }).click();
  await page.getByRole('button', { name: 'Create the link' }).click();
  const link = await takeLink(page);
  await panel(page, 'Anyone with the link').getByText('Waiting', { exact: true }).waitFor();

  await customer.page.goto(link);
  for (const [label, value] of [
    ['Company name', company.name],
    ['Tenant id', '0b1c4a8e-52f7-4a0e-9a57-6d1f0c2e8b11'],
    ['Domain (optional)', company.domain],
    ['Your name', 'Nora Birch'],
    ['Your e-mail', `nora@${company.domain}`],
    ['Password', 'a password of her own'],
  ] as const)
    await customer.page.getByRole('textbox', { name: label }).fill(value);
  await customer.page.getByRole('button', { name: 'Accept and create the account' }).click();
  await customer.page.waitForURL(/\/my-partners/);

  // The partner sees who it was, without a reload, and sells.
  await panel(page, company.name).getByText('Accepted', { exact: true }).waitFor();
  await page.getByRole('link', { name: `Open ${company.name}` }).click();
  await page.getByRole('heading', { level: 1, name: company.name }).waitFor();
  expect(await page.getByText('What did not come back by itself').count()).toBe(0);
  await openSection(page, 'Subscriptions');
  await page.getByRole('button', { name: 'Buy' }).click();
  await page.getByRole('searchbox').fill('Office 365 Enterprise E3');
  const offers = page.getByRole('list', { name: 'Offers' });
  await offers
    .getByRole('button', { name: /^Office 365 Enterprise E3/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Buy', exact: true }).click();
  await page.getByRole('button', { name: 'Office 365 Enterprise E3', exact: true }).click();
  const bought = panel(page, 'Office 365 Enterprise E3');
  await bought.getByRole('radio', { name: /^Meridian Cloud/ }).click();
  await page.getByText(/now supports Office 365 Enterprise E3/).waitFor();
  await page.keyboard.press('Escape');

  await clearItem(page, { control: 'Suspend', item: 'Office 365 Enterprise E3' });
  await openSection(page, 'Account');
  await removeCustomer(page, company);
  await customer.page.getByRole('heading', { name: 'Ended', exact: true }).waitFor();
  expect([...partner.complaints, ...customer.complaints]).toEqual([]);
  await partner.context.close();
  await customer.context.close();
});
