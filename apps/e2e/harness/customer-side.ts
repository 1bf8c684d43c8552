import type { Page } from 'playwright-core';

/** A company that nobody here knows, and who registers for it. */
export const newcomer = {
  companyName: 'Quince & Co',
  tenantId: '0c5f3f1e-7a44-4b57-9d2e-3d1f5a6b7c80',
  adminName: 'Quentin Quince',
  adminEmail: 'quentin@quince.example',
  adminPassword: 'a pass phrase of mine',
} as const;

/** Fills the form of an invitation as somebody without an account does. */
export const fillRegistration = async (
  page: Page,
  who: Readonly<Record<keyof typeof newcomer, string>>,
): Promise<void> => {
  await page.getByRole('textbox', { name: 'Company name' }).fill(who.companyName);
  await page.getByRole('textbox', { name: 'Tenant id' }).fill(who.tenantId);
  await page.getByRole('textbox', { name: 'Your name' }).fill(who.adminName);
  await page.getByRole('textbox', { name: 'Your e-mail' }).fill(who.adminEmail);
  await page.getByLabel('Password').fill(who.adminPassword);
};

export const acceptByRegistering = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Accept and create the account' }).click();

/** A row of My partners. */
export const partnerRow = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Current partners' }).getByRole('row', { name: new RegExp(name) });
