import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInAs } from '../harness/admin.ts';
import { openBrowser, openPage } from '../harness/browser.ts';
import { type RunningServer, startServer } from '../harness/server.ts';

const email = 'sales@meridian.example';
const main = fileURLToPath(new URL('../../api/dist/bundle/main.js', import.meta.url));

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const openAccount = async (page: Page) => {
  await page.getByRole('button', { name: 'You and your settings' }).click();
  await page.getByRole('link', { name: 'Your account' }).click();
  await page.getByRole('heading', { name: 'Your account', level: 1 }).waitFor();
};
const changePassword = async (
  page: Page,
  { current, next, again = next }: Readonly<Record<'current' | 'next', string>> & { readonly again?: string },
) => {
  await page.locator('input[name=currentPassword]').fill(current);
  await page.locator('input[name=newPassword]').fill(next);
  await page.locator('input[name=again]').fill(again);
  await page.getByRole('button', { name: 'Change password' }).click();
};

test('a person looks after their own account: sessions, password, language', async () => {
  const [one, two] = [await openPage(browser, server.url), await openPage(browser, server.url)];
  await signInAs(one.page, email);
  await signInAs(two.page, email);
  await openAccount(one.page);
  const rows = one.page.getByRole('region', { name: 'Where you are signed in' }).getByRole('row');
  await expect.poll(() => rows.count()).toBe(3);
  expect(await rows.filter({ hasText: 'This one' }).count()).toBe(1);
  await one.page.getByRole('button', { name: 'End all others' }).click();
  await one.page.getByText('Every other session has ended.').waitFor();
  await expect.poll(() => rows.count()).toBe(2);
  await two.page.reload();
  await two.page.getByRole('heading', { name: 'Sign in' }).waitFor();

  for (const name of ['currentPassword', 'newPassword', 'again']) {
    const field = one.page.locator(`input[name=${name}]`);
    expect(await field.getAttribute('type'), name).toBe('password');
    expect(await field.getAttribute('autocomplete'), name).toMatch(/^(current|new)-password$/);
    const isTaken = await field.evaluate((input) =>
      input.dispatchEvent(new Event('paste', { bubbles: true, cancelable: true })),
    );
    expect(isTaken, name).toBe(true);
  }
  await changePassword(one.page, { current: 'untether-demo', next: 'a new long password', again: 'another one' });
  await one.page.getByText('The two new passwords differ.').waitFor();
  await changePassword(one.page, { current: 'not the password', next: 'a new long password' });
  await one.page.getByText('This is not your current password.').waitFor();
  await changePassword(one.page, { current: 'untether-demo', next: 'passwordpassword' });
  await one.page.getByText('This is among the passwords that are tried first').waitFor();
  await changePassword(one.page, { current: 'untether-demo', next: 'a new long password' });
  await one.page.getByText('Your password is changed.').waitFor();
  // What was refused is written to the console by the browser itself.
  expect(one.complaints.filter((text) => !text.includes('status of 400'))).toEqual([]);

  await one.page.getByRole('region', { name: 'Language' }).getByRole('combobox').selectOption('ja');
  await one.page.getByRole('heading', { name: 'アカウント', level: 1 }).waitFor();
  await two.page.getByLabel('E-mail').fill(email);
  await two.page.getByLabel('Password').fill('a new long password');
  await two.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await two.page.getByRole('heading', { name: '顧客', level: 1 }).waitFor();
  await one.context.close();
  await two.context.close();
});

test('a link that an operator made sets a new password, once', async () => {
  const variables = { ...process.env, DATABASE_URL: server.databaseUrl, PUBLIC_URL: server.url };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [main, 'reset-password', 'helpdesk@meridian.example'],
    { env: variables },
  );
  const { context, page } = await openPage(browser, server.url);
  await page.goto(stdout.trim());
  await page.getByText('For helpdesk@meridian.example.').waitFor();
  await page.locator('input[name=newPassword]').fill('set by the link');
  await page.locator('input[name=again]').fill('set by the link');
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.getByText('Your new password is set.').waitFor();
  await page.goto('/sign-in');
  await page.goto(stdout.trim());
  await page.getByText('This link does not work any more').waitFor();
  await context.close();
});
