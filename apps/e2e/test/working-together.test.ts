import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { descriptionOf, openCustomer, openSection, showcase, signInAs } from '../harness/admin.ts';
import { openApi, runMutation } from '../harness/api.ts';
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

const unblocked = 'Harrow Lane Pottery';
const base = 'Office 365 Enterprise E3';

const open = async (email: string, customer: string, section = 'Subscriptions') => {
  const opened = await openPage(browser, server.url);
  await signInAs(opened.page, email);
  await openCustomer(opened.page, customer);
  await openSection(opened.page, section);
  return opened;
};

const chooseOffer = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Buy', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Search the offers by name' }).fill(name);
  await page
    .locator('[data-offer]', { has: page.getByText(name, { exact: true }) })
    .filter({ hasText: 'Legacy' })
    .click();
  await page.getByRole('heading', { name: `Buy ${name}` }).waitFor();
};

const isInactive = async (page: Page, name: string): Promise<boolean> =>
  (await page.getByRole('button', { name, exact: true }).getAttribute('aria-disabled')) === 'true';

test('what is bought blocks the removal, and a second press does not buy it again', async () => {
  const { context, page, complaints } = await open('sales@meridian.example', unblocked);
  await page.getByRole('link', { name: 'Removable' }).waitFor();
  await chooseOffer(page, 'Power BI Pro');
  expect(new URL(page.url()).searchParams.get('buy')).not.toBeNull();

  const dialog = page.getByRole('dialog');
  const quantity = dialog.getByRole('textbox', { name: 'Quantity' });
  await quantity.fill('0');
  await dialog.getByRole('button', { name: 'Buy', exact: true }).click();
  await dialog.getByText(/Use a whole number from/).waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
  await quantity.fill('5');
  await dialog.getByText('5 × Power BI Pro').waitFor();
  await dialog.getByText(/blocks the removal/).waitFor();
  await dialog.getByRole('button', { name: 'Buy', exact: true }).dblclick();

  await page.getByText('Power BI Pro has been bought.').waitFor();
  await page.getByRole('link', { name: 'Blocked by 1' }).waitFor();
  const row = page.getByRole('row', { name: /Power BI Pro.*Active subscription/ });
  await row.waitFor();
  expect(await row.count()).toBe(1);
  expect(new URL(page.url()).searchParams.get('buy')).toBeNull();
  await page.getByRole('button', { name: 'Open it' }).click();
  await page.getByRole('complementary', { name: 'Power BI Pro' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('the offers are narrowed to a kind, which the address keeps', async () => {
  const { context, page, complaints } = await open('sales@meridian.example', unblocked);
  await page.getByRole('button', { name: 'Buy', exact: true }).click();
  const kinds = page.getByRole('group', { name: 'Kind of offer' });
  await kinds.getByRole('button', { name: 'Trials' }).click();
  await page.getByText('17 offers').waitFor();
  expect(new URL(page.url()).searchParams.get('offers')).toBe('TRIAL');
  await page.reload();
  await page.getByText('17 offers').waitFor();
  expect(await kinds.getByRole('button', { name: 'Trials' }).getAttribute('aria-pressed')).toBe('true');
  await kinds.getByRole('button', { name: 'All' }).click();
  await page.getByText('294 offers').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('an add-on is bought for an active base, and not where there is none', async () => {
  const { context, page, complaints } = await open('admin@meridian.example', unblocked);
  await chooseOffer(page, 'Audio Conferencing');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(`${unblocked} has no active subscription it can be added to`).waitFor();
  expect(await dialog.getByRole('button', { name: 'Buy', exact: true }).getAttribute('aria-disabled')).toBe('true');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  await openCustomer(page, showcase.name);
  await chooseOffer(page, 'Audio Conferencing');
  expect(await dialog.getByRole('combobox', { name: 'Base subscription' }).textContent()).toContain(base);
  await dialog.getByRole('button', { name: 'Buy', exact: true }).click();
  await page.getByText('Audio Conferencing has been bought.').waitFor();
  await page.getByRole('link', { name: 'Blocked by 6' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('a support contact is chosen, seen by others at once, and given back to the default', async () => {
  const watching = await open('sales@meridian.example', showcase.name);
  const row = watching.page.getByRole('row', { name: /Power BI Pro/ });
  await row.getByText('Summit Distribution').waitFor();

  const { context, page, complaints } = await open('helpdesk@meridian.example', showcase.name);
  await page.getByRole('button', { name: 'Power BI Pro', exact: true }).click();
  const panel = page.getByRole('complementary', { name: 'Power BI Pro' });
  const byDefault = panel.getByRole('radio', { name: /^Default: Summit Distribution/ });
  expect(await byDefault.isChecked()).toBe(true);
  await panel.getByRole('radio', { name: /Harbor IT/ }).click();
  await page.getByText('Harbor IT now supports Power BI Pro.').waitFor();
  await row.getByText('Harbor IT').waitFor();

  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Power BI Pro is back to its default support contact.').waitFor();
  await row.getByText('Summit Distribution').waitFor();
  expect(await byDefault.isChecked()).toBe(true);
  expect([...complaints, ...watching.complaints]).toEqual([]);
  await context.close();
  await watching.context.close();
});

interface Grants {
  readonly delegatedAdminRelationships: {
    readonly nodes: readonly { readonly id: string; readonly displayName: string }[];
  };
}

test('privileges are asked for, approved by the customer, active without a reload, and ended', async () => {
  const { context, page, complaints } = await open('admin@meridian.example', showcase.name, 'Account');
  await page.getByRole('button', { name: 'Request privileges' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('First line');
  await dialog.getByRole('button', { name: 'Send the request' }).click();
  await dialog.getByText('Choose at least one.').waitFor();
  await dialog.getByRole('searchbox', { name: 'Search the roles' }).fill('helpdesk');
  await dialog.getByRole('checkbox', { name: 'Helpdesk Administrator' }).check();
  await dialog.getByRole('textbox', { name: 'Duration in days' }).fill('731');
  await dialog.getByRole('button', { name: 'Send the request' }).click();
  await dialog.getByText('Use a whole number from 1 to 730.').waitFor();
  await dialog.getByRole('textbox', { name: 'Duration in days' }).fill('730');
  await dialog.getByRole('button', { name: 'Send the request' }).click();
  const row = page.getByRole('row', { name: /First line/ });
  await row.getByText('Awaiting approval').waitFor();
  await row.getByText('730 days').waitFor();
  const table = page.getByRole('region', { name: 'Granular delegated admin (GDAP)' });
  expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);

  const customer = await openApi(server.url, `admin@${showcase.domain}`);
  const granted = 'viewer { organization { delegatedAdminRelationships { nodes { id displayName } } } }';
  const { viewer } = await customer.post<{ viewer: { organization: Grants } }>(`{ ${granted} }`);
  const [asked] = viewer.organization.delegatedAdminRelationships.nodes;
  expect(asked?.displayName).toBe('First line');
  await runMutation(customer, { name: 'approveDelegatedAdmin', input: { delegatedAdminRelationshipId: asked?.id } });
  await row.getByText('Active', { exact: true }).waitFor();

  await page.getByRole('button', { name: 'End: First line' }).click();
  await dialog.getByRole('strong').getByText('First line').waitFor();
  await dialog.getByRole('button', { name: 'End', exact: true }).click();
  await row.getByText('Ended', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'End: First line' }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});

test('a link opens the request for privileges', async () => {
  const { context, page } = await open('admin@meridian.example', showcase.name, 'Account');
  await page.goto(`${new URL(page.url()).pathname}?admin=new`);
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(new URL(page.url()).search).toBe('');
  await context.close();
});

test('a sales agent and a helpdesk agent meet the reasons why not', async () => {
  const sales = await open('sales@meridian.example', showcase.name, 'Account');
  for (const control of ['End delegated admin', 'Request privileges']) {
    expect(await isInactive(sales.page, control)).toBe(true);
    expect(await descriptionOf(sales.page, control)).toMatch(/Only a global admin/i);
  }
  await openSection(sales.page, 'Subscriptions');
  await sales.page.getByRole('button', { name: base, exact: true }).click();
  const panel = sales.page.getByRole('complementary', { name: base });
  await panel.getByText(/may assign a support contact/).waitFor();
  await panel.getByText('Harbor IT').click({ force: true });
  expect(await panel.getByRole('radio', { name: /^Default/ }).isChecked()).toBe(true);
  await sales.context.close();

  const helpdesk = await open('helpdesk@meridian.example', showcase.name, 'Account');
  expect(await isInactive(helpdesk.page, 'End delegated admin')).toBe(true);
  await openSection(helpdesk.page, 'Subscriptions');
  expect(await isInactive(helpdesk.page, 'Buy')).toBe(false);
  await helpdesk.context.close();
});

test('an indirect reseller buys nothing, and is told why', async () => {
  const { context, page } = await open('admin@harbor.example', showcase.name);
  expect(await isInactive(page, 'Buy')).toBe(true);
  expect(await descriptionOf(page, 'Buy')).toMatch(/Only a direct-bill partner or an indirect provider/);
  await page.goto(`${new URL(page.url()).pathname}?buy=new`);
  await page.getByRole('button', { name: 'Buy', exact: true }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await context.close();
});

test('delegated admin is ended once the consequence was read', async () => {
  const { context, page, complaints } = await open('admin@meridian.example', showcase.name, 'Account');
  await page.getByRole('button', { name: 'End delegated admin' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/It does not come back: the vendor no longer grants it/).waitFor();
  await dialog.getByRole('button', { name: 'End delegated admin' }).click();
  await page.getByText(`Delegated admin for ${showcase.name} has ended.`).waitFor();
  await page.getByText('Your people cannot act as admins').waitFor();
  expect(await page.getByRole('button', { name: 'End delegated admin' }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});
