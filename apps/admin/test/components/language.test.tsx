import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ask, openApp, signIn, signOut } from './support/app.tsx';

type Requested = { readonly result: { readonly link: string } };

test('on an invitation another language keeps the link and what was typed, and the API speaks it too', async () => {
  await signIn('admin@meridian.example');
  const { result } = await ask<Requested>(
    'mutation { result: requestResellerRelationship(input: {}) { ... on RequestResellerRelationshipPayload { link } } }',
  );
  await signOut();
  const { hash } = new URL(result.link);
  const user = await openApp(`/invitation${hash}`);
  await user.type(await screen.findByRole('textbox', { name: 'Company name' }), 'Quince & Co');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'ja');
  const name = await screen.findByRole('textbox', { name: '会社名' });
  expect((name as HTMLInputElement).value).toBe('Quince & Co');
  expect(window.location.hash).toBe(hash);
  expect(document.documentElement.lang).toBe('ja');

  await user.click(screen.getByRole('button', { name: 'アカウントを作成して承諾' }));
  const form = name.closest('form') as HTMLElement;
  await waitFor(() => expect(within(form).getAllByText('入力してください。').length).toBeGreaterThan(0));
});
