import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf } from '../../api/test/harness/totp.ts';
import { signInAs } from '../harness/admin.ts';
import { openBrowser, openPage } from '../harness/browser.ts';
import { type RunningServer, startServer } from '../harness/server.ts';

const password = 'untether-demo';
let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** From the password to the recovery codes. */
const setUp = async (page: Page): Promise<{ readonly key: string; readonly codes: readonly string[] }> => {
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
  const key = await page.getByRole('textbox', { name: 'Key' }).inputValue();
  await page.locator('input[name=code]').fill('000000x');
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByText('This code is wrong').waitFor();
  await page.locator('input[name=code]').fill(codeOf(key));
  await page.getByRole('button', { name: 'Turn on' }).click();
  const items = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect.poll(() => items.count()).toBe(10);
  const codes = await items.allTextContents();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('untether-recovery-codes.txt');
  await page.getByRole('button', { name: 'I have kept them' }).click();
  return { key, codes };
};
const givePassword = async (page: Page, email: string) => {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'Enter your code' }).waitFor();
};
const giveCode = async (page: Page, code: string) => {
  await page.locator('input[name=code]').fill(code);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
};

test('a person sets up a second factor, signs in with codes and turns it off', async () => {
  const email = 'sales@meridian.example';
  const { page, context } = await openPage(browser, server.url);
  await signInAs(page, email);
  await page.goto('/account');
  const { key, codes } = await setUp(page);
  const card = page.getByRole('region', { name: 'Second factor' });
  await card.getByText('On', { exact: true }).waitFor();
  await page.context().clearCookies();

  await givePassword(page, email);
  await giveCode(page, '000000x');
  await page.getByText('This code is wrong').waitFor();
  // The one of now was used to set up.
  await giveCode(page, codeOf(key, Date.now() + 30_000));
  await page.getByRole('heading', { name: 'Customers', level: 1 }).waitFor();
  await page.context().clearCookies();
  await givePassword(page, email);
  await giveCode(page, codes[0] ?? '');
  await page.getByRole('heading', { name: 'Customers', level: 1 }).waitFor();

  await page.goto('/account');
  await page.locator('input[name=code]').fill(codes[1] ?? '');
  await card.getByRole('button', { name: 'Turn off' }).click();
  await card.getByRole('button', { name: 'Set up' }).waitFor();
  await context.close();
});

test('whoever has none is led to set it up once the partner requires it', async () => {
  const { page, context } = await openPage(browser, server.url);
  await signInAs(page, 'admin@meridian.example');
  await page.goto('/users');
  const card = page.getByRole('region', { name: 'Second factor' });
  await card.getByRole('button', { name: 'Require it' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Require it' }).click();
  await page.getByRole('heading', { name: 'Set up a second factor' }).waitFor();
  await page.goto('/requests?state=DECLINED');
  await page.getByRole('heading', { name: 'Set up a second factor' }).waitFor();
  await setUp(page);
  await page.getByRole('heading', { name: 'Requests', level: 1 }).waitFor();
  expect(page.url()).toBe(`${server.url}/requests?state=DECLINED`);
  await page.goto('/users');
  await card.getByText('Everyone needs a second factor').waitFor();
  await context.close();
});
