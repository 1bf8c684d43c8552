import { screen, waitFor } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { ask, descriptionOf, isInactive, type Language, languages, openApp, scripts, signIn } from './support/app.tsx';
import { type Customer, customersOf } from './support/customers.ts';

let blockedBySoftware: string;
beforeAll(async () => {
  await signIn('sales@meridian.example');
  const [customer] = (await customersOf({ blockedBy: ['SOFTWARE_PURCHASE'] })) as [Customer];
  blockedBySoftware = customer.id;
});

/** Why a viewer may not, as the API says it in a language. */
const reasonFor = async (permission: string, language: Language): Promise<string> => {
  const { viewer } = await ask<{
    viewer: { permissions: readonly { readonly permission: string; readonly reason: string }[] };
  }>('{ viewer { permissions { permission reason } } }', {}, language);
  const reason = viewer.permissions.find((one) => one.permission === permission)?.reason ?? '';
  expect(reason).toMatch(scripts[language]);
  return reason;
};

/** The controls that are inactive, and what is said of each. */
const refusals = (): readonly string[] => screen.getAllByRole('button').filter(isInactive).map(descriptionOf);

test.each(languages)(
  'what only another role may clear is inactive, with the API’s own reason: %s',
  async (language) => {
    const customers = await customersOf({ blockedBy: ['SOFTWARE_PURCHASE'] }, language);
    const blockers = customers.find(({ id }) => id === blockedBySoftware)?.removalBlockers ?? [];
    const software = blockers.find(({ kind }) => kind === 'SOFTWARE_PURCHASE');
    const reason = software?.actions.find(({ resolution }) => resolution === 'CANCEL')?.reason ?? '';
    expect(reason).toMatch(scripts[language]);
    const user = await openApp(`/customers/${blockedBySoftware}/account`, language);
    const control = await screen.findByRole('button', { name: new RegExp(`: ${software?.subjectName}$`) });
    expect(isInactive(control)).toBe(true);
    expect(descriptionOf(control)).toContain(reason);
    await user.click(control);
    control.focus();
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('alertdialog')).toBeNull();
  },
);

const places = [
  { permission: 'MANAGE_API_KEYS', at: () => '/developers/keys' },
  { permission: 'MANAGE_USERS', at: () => '/users' },
  { permission: 'REQUEST_GRANULAR_ADMIN', at: () => `/customers/${blockedBySoftware}/account` },
] as const;

test.each(places.flatMap((place) => languages.map((language) => ({ ...place, language }))))(
  'without $permission its control is inactive, with the API’s own reason: $language',
  async ({ permission, at, language }) => {
    const reason = await reasonFor(permission, language);
    await openApp(at(), language);
    await waitFor(() => expect(refusals().filter((said) => said.includes(reason))).toHaveLength(1));
  },
);
