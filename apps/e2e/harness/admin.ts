import type { Page } from 'playwright-core';
import { expect } from 'vitest';

export const demoPassword = 'untether-demo';
export const showcase = {
  id: 'cus_a1de5f1c-4b7e-4c02-9f6d-0a1de4f1c4e5',
  name: 'Alder & Finch Bakery',
  domain: 'alderfinch.example',
} as const;

type Removed = { readonly name: string; readonly domain: string };

/** Signs in as a demo user with one click, as a visitor of the demo does. */
export const signInAs = async (page: Page, email: string): Promise<void> => {
  await page.goto('/');
  await page.getByRole('button', { name: email }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
};

/** Opens a customer from the list by searching for it. */
export const openCustomer = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('link', { name: 'Customers', exact: true }).first().click();
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
};

export const openSection = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Customer' }).getByRole('link', { name }).click();
};

/** Presses an item's control in its row and confirms what it asks. */
export const clearItem = async (page: Page, { control, item }: { control: string; item: string }): Promise<void> => {
  await page.getByRole('button', { name: `${control}: ${item}` }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText(item).first().waitFor();
  await dialog.getByRole('button', { name: control }).click();
  await dialog.waitFor({ state: 'detached' });
};

export const removeButton = (page: Page) => page.getByRole('button', { name: 'Remove reseller relationship' });

/** What a screen reader says a control is described by. */
export const descriptionOf = async (page: Page, name: string): Promise<string> => {
  const ids = await page.getByRole('button', { name }).getAttribute('aria-describedby');
  expect(ids).not.toBeNull();
  const texts = (ids ?? '').split(' ').map((id) => page.locator(`[id="${id}"]`).first().textContent());
  return (await Promise.all(texts)).join(' ');
};

/** Removes the customer whose Account is open, down to its receipt. */
export const removeCustomer = async (page: Page, { name, domain }: Removed): Promise<void> => {
  await page.getByRole('heading', { name: 'Nothing blocks the removal' }).waitFor();
  await removeButton(page).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('textbox', { name: /To confirm, type/ }).fill(domain);
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: `The relationship with ${name} has ended` }).waitFor();
};
