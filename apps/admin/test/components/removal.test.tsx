import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { beforeAll, describe, expect, test } from 'vitest';
import { ask, descriptionOf, isInactive, languages, openApp, scripts, signIn } from './support/app.tsx';
import { type Customer, coveringKinds, customersOf, kindsOfBlocker } from './support/customers.ts';

const removeButton = () => screen.findByRole('button', { name: 'Remove reseller relationship' });
const pressed = ['SUSPEND', 'CANCEL', 'CANCEL_AT_TERM_END', 'TURN_OFF_AUTO_RENEW', 'WAIVE'];

const entryOf = (itemId: string): HTMLElement => {
  const entry = document.querySelector(`main li a[href$="item=${itemId}"]`)?.closest('li');
  if (!entry) throw new Error(`${itemId} has no entry`);
  return entry;
};

/** The entry of a file, which no page of its own shows. */
const entryNamed = (name: string): HTMLElement => {
  const entry = [...document.querySelectorAll('main li span')]
    .find(({ textContent }) => textContent === name)
    ?.closest('li');
  if (!entry) throw new Error(`${name} has no entry`);
  return entry;
};

/** A customer that can be removed, and a subscription of it that can be made to block again. */
const findReactivatable = async () => {
  const { customers } = await ask<{
    customers: { nodes: readonly (Customer & { subscriptions: { nodes: readonly Reactivatable[] } })[] };
  }>(`{ customers(first: 20, filter: { removable: true }) { nodes {
    id companyName domain subscriptions(first: 10) { nodes { id commands { command allowedToViewer } } } } } }`);
  for (const customer of customers.nodes)
    for (const { id, commands } of customer.subscriptions.nodes)
      if (commands.some(({ command, allowedToViewer }) => command === 'REACTIVATE' && allowedToViewer))
        return { customer, subscription: id };
  throw new Error('no removable customer has a suspended subscription');
};
interface Reactivatable {
  readonly id: string;
  readonly commands: readonly { readonly command: string; readonly allowedToViewer: boolean }[];
}

describe('while anything blocks', () => {
  beforeAll(() => signIn('admin@meridian.example'));

  test('a removal cannot be begun, and its button says what blocks', async () => {
    const [customer] = await customersOf({ blockedBy: ['ACTIVE_SUBSCRIPTION'] });
    const user = await openApp(`/customers/${customer?.id}/account`);
    const button = await removeButton();
    expect(isInactive(button)).toBe(true);
    for (const { subjectName } of customer?.removalBlockers ?? []) expect(descriptionOf(button)).toContain(subjectName);
    await user.click(button);
    button.focus();
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test.each(languages)('every kind of blocker has its entry with a way out: %s', async (language) => {
    const covering = coveringKinds(await customersOf({ removable: false }, language), await kindsOfBlocker());
    for (const { id, removalBlockers } of covering) {
      await openApp(`/customers/${id}/account`, language);
      for (const { subject, subjectName, message, actions } of removalBlockers) {
        const entry = await waitFor(() => (subject === null ? entryNamed(subjectName) : entryOf(subject.id)));
        expect(message).toMatch(scripts[language]);
        // A date in it is shown as the reader's language writes it.
        const [beginning = ''] = message.toLowerCase().split(/\d{4}-\d{2}-\d{2}/);
        expect(entry.textContent?.toLowerCase()).toContain(beginning);
        const buttons = within(entry).queryAllByRole('button');
        expect(buttons.map((button) => button.getAttribute('aria-label')?.endsWith(`: ${subjectName}`))).toEqual(
          actions.filter(({ resolution }) => pressed.includes(resolution)).map(() => true),
        );
        for (const button of buttons) expect(button.textContent).toMatch(scripts[language]);
      }
    }
  });

  test.each(languages)('the list of customers can be filtered by every kind: %s', async (language) => {
    const kinds = await kindsOfBlocker();
    await openApp('/customers', language);
    await waitFor(() => {
      const options = screen.getAllByRole<HTMLOptionElement>('option').filter(({ value }) => kinds.includes(value));
      expect(options.map(({ value }) => value).sort()).toEqual([...kinds].sort());
      for (const { textContent } of options) expect(textContent).toMatch(scripts[language]);
    });
  });
});

/** Fills the dialog of a removal that nothing blocks, down to its last key. */
const fillRemoval = async (user: UserEvent, { domain }: Customer) => {
  await user.click(await removeButton());
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('checkbox'));
  await user.type(dialog.getByRole('textbox', { name: /^To confirm, type/ }), domain);
  return { submit: dialog.getByRole('button', { name: 'Remove' }) };
};

describe('a removal that nothing blocks', () => {
  beforeAll(() => signIn('admin@summit.example'));

  test('wants an attestation and the customer’s domain typed', async () => {
    const [customer] = (await customersOf({ removable: true })) as [Customer];
    const user = await openApp(`/customers/${customer.id}/account`);
    const button = await removeButton();
    expect(isInactive(button)).toBe(false);
    await user.click(button);
    const dialog = within(await screen.findByRole('dialog'));
    const submit = dialog.getByRole('button', { name: 'Remove' });
    const typed = dialog.getByRole('textbox', { name: /^To confirm, type/ });
    expect(isInactive(submit)).toBe(true);
    await user.type(typed, customer.domain);
    expect(isInactive(submit)).toBe(true);
    await user.click(dialog.getByRole('checkbox'));
    expect(isInactive(submit)).toBe(false);
    await user.type(typed, 'x{Enter}');
    expect(isInactive(submit)).toBe(true);
    expect(await customersOf({ search: customer.domain })).toHaveLength(1);
  });

  test('leads to its receipt, and the customer is gone', async () => {
    const [customer] = (await customersOf({ removable: true })) as [Customer];
    const user = await openApp(`/customers/${customer.id}/account`);
    const { submit } = await fillRemoval(user, customer);
    await user.click(submit);
    await screen.findByRole('heading', { level: 1, name: `The relationship with ${customer.companyName} has ended` });
    expect(await customersOf({ search: customer.domain })).toEqual([]);
  });

  test('is refused where something new blocks meanwhile, and the list says what', async () => {
    const { customer, subscription } = await findReactivatable();
    const user = await openApp(`/customers/${customer.id}/account`);
    const { submit } = await fillRemoval(user, customer);
    await ask(
      'mutation ($id: ID!) { reactivateSubscription(input: { subscriptionId: $id }) { ... on Error { message } } }',
      { id: subscription },
    );
    await user.click(submit);
    const named = await screen.findByText(/^Blocking the removal now: /);
    await waitFor(() => expect(entryOf(subscription)).toBeDefined());
    expect(named.textContent).toContain(within(entryOf(subscription)).getByRole('link').textContent);
    await waitFor(() => expect(isInactive(submit)).toBe(true));
    expect(descriptionOf(submit)).toContain(named.textContent);
    await user.click(screen.getByRole('button', { name: 'Show what blocks' }));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('1 item blocks the removal'));
    expect(await customersOf({ search: customer.domain })).toHaveLength(1);
  });
});

test('what has ended at the vendor says so, and one step records it', async () => {
  await signIn('admin@meridian.example');
  const { customers } = await ask<{
    customers: { nodes: readonly (Customer & { relationship: { endedAtVendorAt: string | null } })[] };
  }>(`{ customers(first: 60, filter: { blockedBy: [RECORD_INCOMPLETE] }) { nodes {
    id companyName domain relationship { endedAtVendorAt } } } }`);
  const customer = customers.nodes.find(({ relationship }) => relationship.endedAtVendorAt !== null);
  const user = await openApp(`/customers/${customer?.id}/account`);
  await screen.findByRole('heading', { name: 'Ended at the vendor' });
  await user.click(screen.getByRole('button', { name: 'Record that it has ended…' }));
  const dialog = within(await screen.findByRole('dialog'));
  dialog.getByText(/subscriptions\.json$/);
  await user.click(dialog.getByRole('button', { name: 'Record the end' }));
  await screen.findByRole('heading', { level: 1, name: `The relationship with ${customer?.companyName} has ended` });
  await screen.findByText(/^Nothing was attested/);
  expect(await customersOf({ search: customer?.domain })).toEqual([]);
});

test('what was suspended can be taken back: undone, it is active again', async () => {
  await signIn('admin@summit.example');
  const [customer] = (await customersOf({ blockedBy: ['ACTIVE_SUBSCRIPTION'] })) as [Customer];
  const name = customer.removalBlockers.find(({ kind }) => kind === 'ACTIVE_SUBSCRIPTION')?.subjectName ?? '';
  const user = await openApp(`/customers/${customer.id}/subscriptions`);
  await user.click(await screen.findByRole('button', { name: `Suspend: ${name}` }));
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Suspend' }));
  const row = () => within(screen.getByRole('row', { name: new RegExp(name) }));
  await waitFor(() => row().getByText('Suspended'));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => row().getByText('Active'));
});
