import { describe, expect, it } from 'vitest';
import type { AnyViewer, DelegatedAdminStatus, RelationshipState } from '../src/index.ts';
import {
  adminCommandKinds,
  delegatedAdminCommands,
  delegatedAdminStatuses,
  granularAdminCommands,
  languages,
  say,
} from '../src/index.ts';
import {
  aCustomerViewer,
  aDelegatedAdminRelationship,
  aRelationship,
  aViewer,
  commandContext,
  inDays,
  now,
} from '../testing/index.ts';

const context = commandContext();
const customer = aCustomerViewer();
const partner = aViewer();
const salesAgent = aViewer({ roles: ['sales_agent'] });
const asked = (overrides = {}) =>
  aDelegatedAdminRelationship({
    status: 'approval_pending',
    createdAt: now,
    activatedAt: null,
    endsAt: null,
    ...overrides,
  });
const offeredTo = (viewer: AnyViewer, status: DelegatedAdminStatus) =>
  granularAdminCommands(asked({ status }), viewer, context).map(({ command }) => command);

describe('about granular admin privileges', () => {
  it.each([
    ['the customer approves or rejects what is asked for', customer, 'approval_pending', ['approve', 'reject']],
    ['the customer terminates what is ACTIVE', customer, 'active', ['terminate']],
    ['the partner takes back what it asked for', partner, 'approval_pending', ['terminate']],
    ['the partner terminates what is ACTIVE', partner, 'active', ['terminate']],
  ] as const)('%s', (_, viewer, status, commands) => {
    expect(offeredTo(viewer, status)).toEqual(commands);
  });

  it('nothing is offered for what has ended', () => {
    const ended = delegatedAdminStatuses.filter((status) => status !== 'approval_pending' && status !== 'active');
    for (const status of ended) for (const viewer of [customer, partner]) expect(offeredTo(viewer, status)).toEqual([]);
  });

  it('what was not answered in time can be rejected or approved no more, and says so', () => {
    const commands = granularAdminCommands(asked({ createdAt: inDays(-90) }), customer, context);
    expect(commands.map(({ allowed }) => allowed)).toEqual([false, false]);
    expect(commands[0]?.refusal).toMatchObject({ obstacle: { code: 'not_answered_in_time', days: 90 } });
  });

  it('whoever may not is told who may', () => {
    const [terminate] = granularAdminCommands(asked({ status: 'active' }), salesAgent, context);
    expect(terminate).toMatchObject({
      allowed: false,
      refusal: { error: 'forbidden', requiredRoles: expect.arrayContaining(['admin_agent']) },
    });
  });

  it('the approval says until when, and that they extend themselves only where they do', () => {
    const said = (autoExtend: boolean) =>
      granularAdminCommands(asked({ durationDays: 90, autoExtend }), customer, context)[0]?.consequence;
    expect(said(false)).toEqual({ code: 'roles_granted', at: inDays(90), extendsByDays: null });
    expect(said(true)).toEqual({ code: 'roles_granted', at: inDays(90), extendsByDays: 180 });
  });
});

describe('each side is spoken to as what it is', () => {
  const said = (viewer: AnyViewer) =>
    [
      ...granularAdminCommands(asked(), viewer, context),
      ...granularAdminCommands(asked({ status: 'active' }), viewer, context),
      ...delegatedAdminCommands(aRelationship({ delegatedAdmin: true }), viewer, context),
    ].map(({ consequence }) => say(languages.en.consequences, consequence));

  it('the partner reads of its people and of the customer', () => {
    for (const sentence of said(partner)) expect(sentence).not.toMatch(/[Tt]he partner|your tenant/);
    expect(said(partner).filter((sentence) => sentence.startsWith('Your people'))).toHaveLength(2);
  });

  it('the customer reads of the partner and of its own tenant', () => {
    for (const sentence of said(customer)) expect(sentence).not.toMatch(/[Tt]he customer|Your people/);
    expect(said(customer).filter((sentence) => sentence.startsWith('The partner'))).toHaveLength(4);
  });
});

describe('about delegated admin', () => {
  const commandsOf = (viewer: AnyViewer, delegatedAdmin: boolean | null, state: RelationshipState = 'active') =>
    delegatedAdminCommands(aRelationship({ delegatedAdmin, state }), viewer, context);

  it.each([true, null])('it can be ended by either side where it is %s', (delegatedAdmin) => {
    for (const viewer of [customer, partner])
      expect(commandsOf(viewer, delegatedAdmin)).toMatchObject([{ command: 'end_delegated_admin', allowed: true }]);
  });

  it('there is nothing to end where it is off, or ended with its relationship', () => {
    expect(commandsOf(customer, false)).toEqual([]);
    expect(commandsOf(customer, true, 'removed')).toEqual([]);
  });

  it('a sales agent is told who may', () => {
    expect(commandsOf(salesAgent, true)).toMatchObject([{ allowed: false, refusal: { error: 'forbidden' } }]);
  });

  it('of an imported relationship it has to be ended at the vendor too', () => {
    const said = (importHash: string | null) =>
      delegatedAdminCommands(aRelationship({ delegatedAdmin: true, importHash }), customer, context)[0]?.consequence;
    expect(said('a')).toEqual({ code: 'delegated_admin_ends', side: 'customer', imported: true });
    expect(said(null)).toEqual({ code: 'delegated_admin_ends', side: 'customer', imported: false });
  });
});

it('every kind of command is offered to somebody', () => {
  const all = [customer, partner].flatMap((viewer) => [
    ...delegatedAdminStatuses.flatMap((status) => offeredTo(viewer, status)),
    ...delegatedAdminCommands(aRelationship({ delegatedAdmin: true }), viewer, context).map(({ command }) => command),
  ]);
  expect(new Set(all)).toEqual(new Set(Object.keys(adminCommandKinds)));
});
