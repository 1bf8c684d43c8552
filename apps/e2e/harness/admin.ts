import type { Page } from 'playwright-core';
import { expect } from 'vitest';

export const showcase = { name: 'Alder & Finch Bakery', domain: 'alderfinch.example' } as const;

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
