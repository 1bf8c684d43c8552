import { describe, expect, it } from 'vitest';
import type { DelegatedAdminStatus } from '../src/index.ts';
import {
  decideApproveGranularAdmin,
  decideRejectGranularAdmin,
  decideRemoveDelegatedAdmin,
  decideRequestGranularAdmin,
  decideTerminateGranularAdmin,
  delegatedAdminStatuses,
  directoryRoles,
} from '../src/index.ts';
import { aDelegatedAdminRelationship, aRelationship, commandContext, facts, inDays, now } from '../testing/index.ts';
import { decisionOf, refusalOf } from './outcomes.ts';

const context = commandContext();
const terms = { displayName: ' Helpdesk ', roles: ['Helpdesk Administrator'], durationDays: 90, autoExtend: true };
const request = (overrides: Partial<typeof terms> = {}) =>
  decideRequestGranularAdmin({ facts: facts(), terms: { ...terms, ...overrides }, id: 'gdp_new' }, context);
const asked = (overrides = {}) =>
  aDelegatedAdminRelationship({
    status: 'approval_pending',
    createdAt: now,
    activatedAt: null,
    endsAt: null,
    ...overrides,
  });

describe('requesting granular admin privileges', () => {
  it('waits for the customer, named and with its roles once', () => {
    const { changes, events } = decisionOf(request({ roles: ['Global Reader', 'Global Reader'] }));
    expect(changes).toMatchObject([
      {
        row: {
          id: 'gdp_new',
          displayName: 'Helpdesk',
          roles: ['Global Reader'],
          status: 'approval_pending',
          createdAt: now,
        },
      },
    ]);
    expect(events).toMatchObject([{ type: 'granular-admin-relationship-created', subjectId: 'gdp_new' }]);
  });

  it.each([
    ['displayName', { displayName: '  ' }],
    ['displayName', { displayName: 'x'.repeat(51) }],
    ['displayName', { displayName: 'Help\u0000desk' }],
    ['roles', { roles: [] }],
    ['roles', { roles: ['Emperor'] }],
    ['durationDays', { durationDays: 0 }],
    ['durationDays', { durationDays: 731 }],
    ['durationDays', { durationDays: 1.5 }],
    ['autoExtend', { roles: ['Helpdesk Administrator', 'Global Administrator'] }],
  ])('with a wrong %s is refused', (path, overrides) => {
    expect(refusalOf(request(overrides))).toMatchObject({ error: 'validation', issues: [{ path: [path] }] });
  });

  it('takes 1 and 730 days and every role of the list', () => {
    for (const durationDays of [1, 730])
      expect(request({ durationDays, roles: [...directoryRoles], autoExtend: false }).outcome).toBe('done');
  });
});

describe('answering', () => {
  it('approval starts the time', () => {
    const { changes } = decisionOf(decideApproveGranularAdmin(asked({ durationDays: 30 }), context));
    expect(changes).toMatchObject([{ set: { status: 'active', activatedAt: now, endsAt: inDays(30) } }]);
  });

  it('comes too late after 90 days, also before the clock has said so', () => {
    const late = asked({ createdAt: inDays(-90) });
    for (const decide of [decideApproveGranularAdmin, decideRejectGranularAdmin])
      expect(refusalOf(decide(late, context))).toMatchObject({ error: 'state', currentStatus: 'expired' });
  });

  const goals = [
    { called: 'approve', decide: decideApproveGranularAdmin, goal: 'active', from: ['approval_pending'] },
    { called: 'reject', decide: decideRejectGranularAdmin, goal: 'rejected', from: ['approval_pending'] },
    {
      called: 'terminate',
      decide: decideTerminateGranularAdmin,
      goal: 'terminated',
      from: ['approval_pending', 'active', 'unknown'],
    },
  ] as const;
  const cases = goals.flatMap((goal) => delegatedAdminStatuses.map((status) => ({ ...goal, status })));
  it.each(cases)('to $called one that is $status', ({ decide, goal, from, status }) => {
    const outcome = decide(asked({ status }), context).outcome;
    const mayFrom: readonly DelegatedAdminStatus[] = from;
    expect(outcome).toBe(status === goal ? 'already' : mayFrom.includes(status) ? 'done' : 'refused');
  });
});

describe('past its end, before the clock has said so', () => {
  const decisions = [decideApproveGranularAdmin, decideRejectGranularAdmin, decideTerminateGranularAdmin];

  it.each([
    ['asked for and not answered in time', asked({ createdAt: inDays(-90) })],
    ['in force until now', aDelegatedAdminRelationship({ endsAt: now })],
  ])('what was %s has expired to every command', (_, over) => {
    for (const decide of decisions)
      expect(refusalOf(decide(over, context))).toMatchObject({ error: 'state', currentStatus: 'expired' });
  });

  it('what extends itself is still in force', () => {
    const extending = aDelegatedAdminRelationship({ endsAt: inDays(-1), autoExtend: true });
    expect(decideTerminateGranularAdmin(extending, context).outcome).toBe('done');
    expect(decideApproveGranularAdmin(extending, context).outcome).toBe('already');
  });
});

describe('removing delegated admin', () => {
  it.each([true, null])('ends it where it is %s, with one event', (delegatedAdmin) => {
    const { changes, events } = decisionOf(decideRemoveDelegatedAdmin(aRelationship({ delegatedAdmin }), context));
    expect(changes).toMatchObject([{ set: { delegatedAdmin: false } }]);
    expect(events).toMatchObject([
      { type: 'dap-admin-relationship-terminated', changes: { delegatedAdmin: { from: delegatedAdmin, to: false } } },
    ]);
  });

  it('is done already where there is none', () => {
    expect(decideRemoveDelegatedAdmin(aRelationship({ delegatedAdmin: false }), context).outcome).toBe('already');
  });
});
