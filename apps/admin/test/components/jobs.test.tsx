import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ask, descriptionOf, isInactive, languages, openApp, scripts, signIn } from './support/app.tsx';

type Planned = {
  readonly id: string;
  readonly removalPreview: {
    readonly viewerReason: string | null;
    readonly clearing: {
      readonly steps: readonly {
        readonly clears: boolean;
        readonly blocker: { readonly subjectName: string };
        readonly action: { readonly consequence: string };
      }[];
      readonly remaining: readonly { readonly blockerId: string; readonly message: string }[];
    };
  };
};

const planned = async (language: 'en' | 'ja'): Promise<readonly Planned[]> => {
  const { customers } = await ask<{ customers: { nodes: readonly Planned[] } }>(
    `{ customers(first: 100, filter: { removable: false }) { nodes { id removalPreview { viewerReason clearing {
      steps { clears blocker { subjectName } action { consequence } } remaining { blockerId message } } } } } }`,
    {},
    language,
  );
  return customers.nodes;
};

const clearAll = /^(Clear all that can be cleared|解消できるものをすべて解消)…$/;
const schedule = /^(Schedule removal|解除を予約)…$/;

describe.each(languages)('in %s', (language) => {
  test('before anything is cleared, each step says what it does, in their order, and what stays says why', async () => {
    await signIn('admin@meridian.example');
    const customers = await planned(language);
    const customer = customers.find(
      ({ removalPreview: { clearing } }) =>
        clearing.steps.length > 1 && clearing.steps.every(({ clears }) => clears) && clearing.remaining.length > 0,
    );
    if (!customer) throw new Error('no customer has both');
    const { steps, remaining } = customer.removalPreview.clearing;
    const user = await openApp(`/customers/${customer.id}/account`, language);
    await user.click(await screen.findByRole('button', { name: clearAll }));
    const dialog = await screen.findByRole('dialog');
    const [order, stays] = within(dialog).getAllByRole('list');
    expect(
      within(order as HTMLElement)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(
      steps.map(({ blocker, action }) => expect.stringMatching(`^${blocker.subjectName}.*${action.consequence}$`)),
    );
    for (const { message } of remaining) {
      expect(message).toMatch(scripts[language]);
      expect(stays?.textContent).toContain(message);
    }
  });

  test('jobs are narrowed to a state, which the address keeps', async () => {
    await signIn('admin@meridian.example');
    const user = await openApp('/jobs', language);
    const filter = await screen.findByRole<HTMLSelectElement>('combobox', { name: /^(State|状態)$/ });
    expect([...filter.options].map(({ value }) => value)).toEqual([
      '',
      'RUNNING',
      'WAITING',
      'CANCELLING',
      'COMPLETED',
      'CANCELLED',
    ]);
    for (const { text } of filter.options) expect(text).toMatch(scripts[language]);
    await user.selectOptions(filter, 'CANCELLING');
    await waitFor(() => expect(window.location.search).toBe('?state=CANCELLING'));
    expect(await screen.findByText(/^(No job in this state|この状態のジョブはありません)$/)).toBeTruthy();
    await openApp('/jobs?state=WAITING', language);
    expect((await screen.findByRole<HTMLSelectElement>('combobox', { name: /^(State|状態)$/ })).value).toBe('WAITING');
  });

  test('who may not remove can neither schedule nor select, and is told why', async () => {
    await signIn('helpdesk@meridian.example');
    const [customer] = await planned(language);
    const reason = customer?.removalPreview.viewerReason ?? '';
    expect(reason).toMatch(scripts[language]);
    await openApp(`/customers/${customer?.id}/account`, language);
    const button = await screen.findByRole('button', { name: schedule });
    expect(isInactive(button)).toBe(true);
    expect(descriptionOf(button)).toContain(reason);
    await openApp('/customers', language);
    await waitFor(() => expect(screen.getAllByRole('row').length).toBeGreaterThan(3));
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});
