import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { interruptNetwork, openApp, signIn } from './support/app.tsx';

beforeAll(() => signIn('admin@harbor.example'));

const lists = [
  { page: 'Requests', empty: 'No requests yet' },
  { page: 'Removals', empty: 'Nothing has been removed yet' },
] as const;

const goTo = (page: string) =>
  within(screen.getByRole('navigation', { name: 'Main' })).getByRole('link', { name: page });

test.each(lists)(
  'a list that is slow says so, and then that there is nothing in it: $page',
  async ({ page, empty }) => {
    const user = await openApp('/users');
    await screen.findByRole('heading', { level: 1, name: 'Users' });
    const network = interruptNetwork('held');
    await user.click(goTo(page));
    await screen.findByText('Loading…');
    expect(screen.queryByText(empty)).toBeNull();
    network.restore();
    await screen.findByText(empty);
    expect(screen.queryByText('Loading…')).toBeNull();
  },
);

test.each(lists)('a list that cannot be read says so, and is read when it is tried again: $page', async (one) => {
  const user = await openApp('/users');
  await screen.findByRole('heading', { level: 1, name: 'Users' });
  const network = interruptNetwork('down');
  await user.click(goTo(one.page));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('This could not be loaded');
  expect(screen.queryByText(one.empty)).toBeNull();
  network.restore();
  await user.click(within(alert).getByRole('button', { name: 'Try again' }));
  await screen.findByText(one.empty);
});

test('rows of the list before cannot be selected while the next one is loaded', async () => {
  await signIn('admin@meridian.example');
  const user = await openApp('/customers');
  const all = () => screen.getByRole('checkbox', { name: 'Select all loaded customers' });
  await waitFor(() => expect(all()).toHaveProperty('disabled', false));
  const network = interruptNetwork('held');
  await user.type(screen.getByRole('searchbox'), 'an');
  await waitFor(() => expect(all()).toHaveProperty('disabled', true));
  network.restore();
  await waitFor(() => expect(all()).toHaveProperty('disabled', false));
  await user.click(all());
  expect(all()).toHaveProperty('checked', true);
});
