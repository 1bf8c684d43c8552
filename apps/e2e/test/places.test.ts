import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCustomer, openSection, removeButton, removeCustomer, showcase, signInAs } from '../harness/admin.ts';
import { type ApiSession, clearBlockers, openApi, runMutation } from '../harness/api.ts';
import { openBrowser, openPage } from '../harness/browser.ts';
import { type RunningServer, startServer } from '../harness/server.ts';

let server: RunningServer;
let browser: Browser;
let api: ApiSession;
const admin = 'admin@meridian.example';
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  api = await openApi(server.url, admin);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const placeOf = (page: Page, name: string) =>
  page.evaluate((wanted) => {
    const link = [...document.querySelectorAll('[data-row]')].find(({ textContent }) => textContent === wanted);
    return { scroll: Math.round(scrollY), top: link && Math.round(link.getBoundingClientRect().top) };
  }, name);

describe('on the way back', () => {
  test('a long list is where it was left, by its row, and keeps its filters', async () => {
    const { context, page, complaints, settled } = await openPage(browser, server.url);
    await signInAs(page, admin);
    await page.goto('/customers');
    const row = page.locator('[data-row="150"]');
    await page.locator('[data-row="0"]').waitFor();
    while ((await row.count()) === 0) {
      await page.mouse.wheel(0, 400);
      await settled();
    }
    await row.scrollIntoViewIfNeeded();
    const name = (await row.textContent()) ?? '';
    const before = await placeOf(page, name);
    expect(before.scroll).toBeGreaterThan(3_000);
    await row.click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.goBack();
    await page.locator('[data-row]', { hasText: name }).waitFor();
    await settled();
    expect(await placeOf(page, name)).toEqual(before);

    await page.goto('/customers?q=alder');
    await page.getByRole('link', { name: showcase.name }).click();
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Customers' }).click();
    await page.waitForURL((url) => url.pathname === '/customers' && url.searchParams.get('q') === 'alder');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('an ended session leads back to the page, with what was typed', async () => {
    const { context, page } = await openPage(browser, server.url);
    await signInAs(page, admin);
    await page.goto('/requests?new=yes');
    const email = page.getByRole('textbox', { name: /mail/i });
    await email.fill('it@orchard.example');
    await context.clearCookies();
    await page.getByRole('button', { name: 'Create the link' }).click();
    await page.getByText('Your session has ended').waitFor();
    await page.getByRole('button', { name: admin }).click();
    await page.waitForURL((url) => url.pathname === '/requests');
    expect(await email.inputValue()).toBe('it@orchard.example');
    await page.reload();
    expect(await email.inputValue()).toBe('');
    await context.close();
  });

  test('a page of several questions says that the session has ended, and is the one returned to', async () => {
    const { context, page } = await openPage(browser, server.url);
    await signInAs(page, admin);
    await page.goto('/customers?q=alder');
    await page.getByRole('link', { name: showcase.name }).waitFor();
    await context.clearCookies();
    await page.getByRole('link', { name: showcase.name }).click();
    await page.getByText('Your session has ended').waitFor();
    await page.getByRole('button', { name: admin }).click();
    await page.getByRole('heading', { level: 1, name: showcase.name }).waitFor();
    await context.close();
  });
});

test('on a phone the section that is open is in view', async () => {
  const { context, page } = await openPage(browser, server.url);
  await page.setViewportSize({ width: 390, height: 800 });
  await signInAs(page, admin);
  for (const section of ['account', 'orders', 'subscriptions', 'activity']) {
    await page.goto(`/customers/${showcase.id}/${section}`);
    const current = page.getByRole('navigation', { name: 'Customer' }).locator('[aria-current="page"]');
    await current.waitFor();
    const box = await current.boundingBox();
    expect(box?.x, section).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0), section).toBeLessThanOrEqual(390);
  }
  await context.close();
});

test('sections say how much is in them, and what of it blocks', async () => {
  const { context, page } = await openPage(browser, server.url);
  await signInAs(page, admin);
  await openCustomer(page, showcase.name);
  const sections = page.getByRole('navigation', { name: 'Customer' });
  await sections.getByRole('link', { name: 'Subscriptions 3 3 block the removal' }).waitFor();
  await sections.getByRole('link', { name: 'Reservations 1 1 blocks the removal' }).waitFor();
  await sections.getByRole('link', { name: 'Orders 0', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Blocked by 5' }).click();
  await page.getByRole('heading', { name: '5 items block the removal' }).waitFor();
  expect(await page.title()).toBe(`Account · ${showcase.name} · Untether`);
  await context.close();
});

test('an unknown address keeps the navigation of who is signed in', async () => {
  const { context, page } = await openPage(browser, server.url);
  await signInAs(page, admin);
  await page.goto('/nothing-here');
  await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Activity' }).click();
  await page.getByRole('heading', { level: 1, name: 'Activity' }).waitFor();
  await context.close();
});

test('an indirect reseller is told who ends its relationships, and nothing of being ready', async () => {
  const { context, page } = await openPage(browser, server.url);
  await signInAs(page, 'admin@harbor.example');
  await page.goto('/');
  await page.getByText(/^These relationships end with those of your provider/).waitFor();
  expect(await page.getByText('Ready to remove').count()).toBe(0);
  await openCustomer(page, showcase.name);
  await page.getByRole('link', { name: 'Ends with its provider' }).click();
  await page.getByText('Summit Distribution can remove it, and your relationship ends with it.').waitFor();
  expect(await page.getByText('Nothing blocks the removal').count()).toBe(0);
  expect(await removeButton(page).getAttribute('aria-disabled')).toBe('true');
  await context.close();
});

describe('the removal dialog', () => {
  beforeAll(() => clearBlockers(api, showcase.id));

  test.each([
    [1440, 900],
    [320, 256],
  ])('opens at its top, on its title, at %i x %i', async (width, height) => {
    const { context, page } = await openPage(browser, server.url);
    await signInAs(page, admin);
    await page.setViewportSize({ width, height });
    await page.goto(`/customers/${showcase.id}/account`);
    await removeButton(page).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(
      await dialog.evaluate((element) => [element.scrollTop, element.scrollHeight > element.clientHeight]),
    ).toEqual([0, true]);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      `Remove the reseller relationship with ${showcase.name}`,
    );
    // Said once for all items that it is true of, by their names.
    expect(await dialog.getByText('End at the vendor as well').count()).toBe(1);
    await dialog.getByText('Audio Conferencing · Office 365 Enterprise E3 · Power BI Pro').first().waitFor();
    await context.close();
  });

  test('what comes to block meanwhile is named beside the button, in view, and leads to the list', async () => {
    const { context, page } = await openPage(browser, server.url);
    await signInAs(page, admin);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`/customers/${showcase.id}/account`);
    await removeButton(page).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('textbox', { name: /To confirm, type/ }).fill(showcase.domain);
    const submit = dialog.getByRole('button', { name: 'Remove', exact: true });
    expect(await submit.getAttribute('aria-disabled')).not.toBe('true');

    const { customer } = await api.post<{ customer: { subscriptions: { nodes: { id: string; name: string }[] } } }>(
      'query ($id: ID!) { customer(id: $id) { subscriptions { nodes { id name } } } }',
      { id: showcase.id },
    );
    const subscriptionId = customer.subscriptions.nodes.find(({ name }) => name === 'Power BI Pro')?.id;
    await runMutation(api, { name: 'reactivateSubscription', input: { subscriptionId } });

    const notice = dialog.getByText('Blocking the removal now: Power BI Pro.');
    await notice.waitFor();
    expect(await submit.getAttribute('aria-disabled')).toBe('true');
    const [above, below] = [await notice.boundingBox(), await submit.boundingBox()];
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
    await dialog.getByRole('button', { name: 'Show what blocks' }).click();
    await page.waitForFunction(() => document.activeElement?.textContent === '1 item blocks the removal');
    await runMutation(api, { name: 'suspendSubscription', input: { subscriptionId } });
    await context.close();
  });
});

test('what has happened is found by text, person, customer and day, and leads to the receipt of who has left', async () => {
  const { context, page, settled } = await openPage(browser, server.url);
  await clearBlockers(api, showcase.id);
  await signInAs(page, admin);
  await openCustomer(page, showcase.name);
  await openSection(page, 'Account');
  await removeCustomer(page, showcase);

  await page.getByRole('link', { name: 'Activity', exact: true }).first().click();
  const rows = page.getByRole('table', { name: 'Activity' }).getByRole('row');
  await rows.nth(5).waitFor();
  await page.getByRole('searchbox', { name: /^Search names/ }).fill('bakery');
  await page.waitForURL((url) => url.searchParams.get('q') === 'bakery');
  await settled();
  await expect
    .poll(async () => (await rows.allTextContents()).slice(1).every((text) => text.includes(showcase.name)))
    .toBe(true);
  expect(await rows.count()).toBeGreaterThan(3);

  await page.getByRole('combobox', { name: 'Person' }).selectOption('Maya Okafor');
  await page.getByRole('row', { name: /Relationship imported/ }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Relationship removed' }).click();
  const panel = page.getByRole('complementary', { name: 'Relationship removed' });
  await panel.getByRole('row', { name: 'State Active Removed' }).waitFor();
  expect(await panel.locator('pre').isVisible()).toBe(false);
  await panel.getByText('As sent').click();
  await panel.getByText('"receiptId"').waitFor();
  await panel.getByRole('link', { name: 'Show the removal’s receipt' }).click();
  await page.getByRole('heading', { level: 1, name: `The relationship with ${showcase.name} has ended` }).waitFor();

  await page.goBack();
  await page.getByRole('link', { name: showcase.name }).first().click();
  await page.waitForURL((url) => url.pathname.startsWith('/removals/rcp_'));
  await page.goto(`/customers/${showcase.id}/account`);
  await page.getByRole('link', { name: 'Show its receipt' }).click();
  await page.getByRole('heading', { level: 1, name: `The relationship with ${showcase.name} has ended` }).waitFor();

  await page.goto('/activity?to=2020-01-01');
  await page.getByRole('heading', { name: 'No event matches' }).waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await rows.nth(5).waitFor();
  const customer = page.getByRole('combobox', { name: 'Customer' });
  await customer.fill('alder & f');
  const option = page.locator('datalist option').first();
  await option.waitFor({ state: 'attached' });
  await customer.fill((await option.getAttribute('value')) ?? '');
  await page.waitForURL((url) => url.searchParams.get('customer') === showcase.id);
  await expect.poll(() => customer.inputValue()).toBe(showcase.name);

  await page.goto('/removals?q=alderfinch');
  await page.getByText('1 removal', { exact: true }).waitFor();
  await page.getByRole('searchbox', { name: /^Search by name/ }).fill('nobody');
  await page.getByRole('heading', { name: 'No removal matches' }).waitFor();
  await context.close();
});
