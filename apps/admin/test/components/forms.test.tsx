import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { descriptionOf, languages, openApp, scripts, signIn } from './support/app.tsx';

beforeAll(() => signIn('admin@meridian.example'));

const words = {
  en: { add: 'Add a user', save: 'Save' },
  ja: { add: 'ユーザーを追加', save: '保存' },
} as const;

test.each(languages)('what the API refuses about a field is said beside that field: %s', async (language) => {
  const user = await openApp('/users', language);
  await user.click(await screen.findByRole('button', { name: words[language].add }));
  const dialog = await screen.findByRole('dialog');
  const field = (type: string) => dialog.querySelector(`input[type="${type}"]`) as HTMLInputElement;
  const name = dialog.querySelector('input') as HTMLInputElement;
  await user.type(name, 'Nora');
  await user.type(field('email'), 'nora');
  await user.type(field('password'), 'short');
  await user.click(within(dialog).getAllByRole('checkbox')[0] as HTMLElement);
  await user.click(within(dialog).getByRole('button', { name: words[language].save }));
  const wrong = () => [...dialog.querySelectorAll('[aria-invalid="true"]')];
  await waitFor(() => expect(wrong()).toEqual([field('email'), field('password')]));
  for (const one of [field('email'), field('password')]) expect(descriptionOf(one)).toMatch(scripts[language]);
});
