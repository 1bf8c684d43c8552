import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ask, descriptionOf, isInactive, languages, openApp, scripts, signIn } from './support/app.tsx';

type Offered = { readonly command: string; readonly reason: string | null; readonly consequence: string };
type Listed = { readonly name: string; readonly commands: readonly Offered[] };

test.each(languages)(
  'the last global admin can be neither disabled nor lose that role, and it is said why: %s',
  async (language) => {
    await signIn('admin@meridian.example');
    const { users } = await ask<{ users: { nodes: readonly Listed[] } }>(
      '{ users(first: 100) { nodes { name commands { command reason consequence } } } }',
      {},
      language,
    );
    const offeredBy = (listed: Listed | undefined, command: string) =>
      listed?.commands.find((one) => one.command === command);
    const last = users.nodes.find((one) => offeredBy(one, 'DISABLE')?.reason);
    const other = users.nodes.find((one) => offeredBy(one, 'DISABLE')?.reason === null);
    const reason = offeredBy(last, 'DISABLE')?.reason ?? '';
    expect(reason).toMatch(scripts[language]);

    const user = await openApp('/users', language);
    const row = (of: Listed | undefined) =>
      screen.findByRole('row', { name: new RegExp(of?.name ?? 'nobody') }).then((found) => within(found));
    const [changes, disables] = (await row(last)).getAllByRole('button') as [HTMLElement, HTMLElement];
    expect(isInactive(disables)).toBe(true);
    expect(descriptionOf(disables)).toContain(reason);
    expect(isInactive(changes)).toBe(false);
    await user.click(changes);
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain(offeredBy(last, 'SET_ROLES')?.consequence);
    const [globalAdmin, ...roles] = within(dialog).getAllByRole<HTMLInputElement>('checkbox');
    expect(globalAdmin?.disabled).toBe(true);
    expect(globalAdmin?.labels?.[0]?.textContent).toContain(offeredBy(last, 'TAKE_GLOBAL_ADMIN')?.reason);
    expect(roles.filter(({ disabled }) => disabled)).toEqual([]);
    const [, disablesOther] = (await row(other)).getAllByRole('button') as [HTMLElement, HTMLElement];
    expect(isInactive(disablesOther)).toBe(false);
  },
);
