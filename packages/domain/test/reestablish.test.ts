import { describe, expect, it } from 'vitest';
import type { ReestablishItem, Viewer } from '../src/index.ts';
import { reestablishChecklist } from '../src/index.ts';
import {
  aCustomer,
  aDelegatedAdminRelationship,
  aDesignation,
  anActor,
  aRelationship,
  aReservation,
  aSubscription,
  aViewer,
  commandContext,
  facts,
  inDays,
} from '../testing/index.ts';

const customer = aCustomer();
const context = commandContext();

describe('the checklist after re-establishing', () => {
  const effect = (kind: 'delegated_admin_ends' | 'leaves_support_contacts', count: number) => ({
    kind,
    count,
    message: '',
  });
  const receipt = {
    partnerId: 'par_meridian',
    partnerName: null,
    partnerTenantId: null,
    id: 'rcp_1',
    relationshipId: 'rel_0',
    customerId: customer.id,
    customerName: customer.companyName,
    customerTenantId: customer.tenantId,
    customerDomain: null,
    removedAt: inDays(-5),
    removedBy: anActor(),
    reason: null,
    attestation: { version: '1', text: '' },
    effects: [effect('delegated_admin_ends', 2), effect('leaves_support_contacts', 1)],
    cleared: [
      {
        subjectId: 'rsv_1',
        name: 'D2s v5',
        how: 'reservation-cancelled' as const,
        by: anActor(),
        at: inDays(-6),
        reason: null,
      },
    ],
    remaining: [{ kind: 'suspended_subscription' as const, message: '', subjectId: 'sub_1', name: null, at: null }],
    notice: [],
    proof: null,
  };
  const current = facts({
    subscriptions: [aSubscription({ status: 'suspended' })],
    reservations: [aReservation({ status: 'cancelled' })],
  });
  const checklist = (changed: Partial<Parameters<typeof reestablishChecklist>[0]> = {}, viewer: Viewer = aViewer()) =>
    reestablishChecklist({ receipt, facts: current, designations: [], ...changed }, viewer, context);
  const short = (changed: Parameters<typeof checklist>[0]) =>
    checklist(changed).map(({ kind, done, action }) => `${kind} ${done ? 'done' : action}`);
  const byAction = (items: readonly ReestablishItem[]) =>
    Object.fromEntries(items.flatMap(({ action, ...item }) => (action === null ? [] : [[action, item]])));

  it('has what did not come back, with what restores it', () => {
    expect(short({})).toEqual([
      'suspended_subscription reactivate',
      'gone_for_good done',
      'admin_privileges request_delegated_admin',
      'support_contact assign_support_contact',
    ]);
  });

  it('names the subscriptions whose designation ended, until each has one again', () => {
    const reset = { kind: 'reset_support_contact' as const, message: '', subjectId: 'sub_1', name: 'E3', at: null };
    const lost = { ...receipt, effects: [], cleared: [], remaining: [reset] };
    const [item] = checklist({ receipt: lost });
    expect(item).toMatchObject({
      kind: 'support_contact',
      subjectId: 'sub_1',
      action: 'assign_support_contact',
      allowed: true,
    });
    const again = (status: 'active' | 'cancelled') =>
      facts({ subscriptions: [aSubscription({ status, supportContactPartnerId: 'par_harbor' })] });
    expect(short({ receipt: lost, facts: again('active') })).toEqual(['support_contact done']);
    expect(short({ receipt: lost, facts: again('cancelled') })).toEqual([]);
  });

  it('is ticked off as each is restored', () => {
    const restored = facts({
      ...current,
      relationship: aRelationship({ delegatedAdmin: true }),
      subscriptions: [aSubscription()],
    });
    const items = checklist({ facts: restored, designations: [aDesignation()] });
    expect(items.filter((item) => !item.done)).toEqual([]);
    expect(items.map(({ allowed, refusal }) => ({ allowed, refusal }))).toEqual(
      items.map(() => ({ allowed: false, refusal: null })),
    );
  });

  it('takes a designation for restored, whoever sells the subscription', () => {
    expect(short({ designations: [aDesignation({ partnerId: 'par_summit' })] }).at(-1)).toBe('support_contact done');
  });

  it('does not take privileges for granted anew that have run out by now', () => {
    const granted = (endsAt: Date) =>
      short({ facts: { ...current, delegatedAdminRelationships: [aDelegatedAdminRelationship({ endsAt })] } })[2];
    expect(granted(inDays(1))).toBe('admin_privileges done');
    expect(granted(context.now)).toBe('admin_privileges request_delegated_admin');
  });

  it('counts a subscription whose data is deleted as gone for good', () => {
    const deleted = facts({ ...current, subscriptions: [aSubscription({ status: 'deleted' })] });
    expect(short({ facts: deleted })[0]).toBe('gone_for_good done');
  });

  it('is empty where nothing was lost', () => {
    expect(short({ facts: facts(), receipt: { ...receipt, effects: [], cleared: [], remaining: [] } })).toEqual([]);
  });

  describe('says to each viewer what it may do itself', () => {
    it('all of it to an admin agent of who sells', () => {
      expect(Object.values(byAction(checklist())).map(({ allowed, refusal }) => [allowed, refusal])).toEqual(
        Array(3).fill([true, null]),
      );
    });

    it('by role', () => {
      const items = byAction(checklist({}, aViewer({ roles: ['helpdesk_agent'] })));
      expect(items.reactivate).toMatchObject({ allowed: true });
      expect(items.assign_support_contact).toMatchObject({ allowed: true });
      expect(items.request_delegated_admin).toMatchObject({
        allowed: false,
        done: false,
        refusal: { error: 'forbidden', reason: { permission: 'request_granular_admin' } },
      });
    });

    it('that an indirect reseller, whose provider sells, may ask for roles but assign no contact', () => {
      const reseller = facts({ ...current, subscriptions: [] });
      const items = byAction(checklist({ facts: reseller }, aViewer({ kind: 'indirect_reseller' })));
      expect(items.request_delegated_admin).toMatchObject({ allowed: true, done: false });
      expect(items.assign_support_contact).toMatchObject({
        allowed: false,
        done: false,
        refusal: { obstacle: { code: 'sells_no_subscription', customer: 'Contoso' } },
      });
    });

    it('not what the subscription itself does not allow', () => {
      const lost = facts({
        ...current,
        subscriptions: [aSubscription({ status: 'suspended', dataDeletionAt: context.now })],
      });
      expect(byAction(checklist({ facts: lost })).reactivate).toMatchObject({
        allowed: false,
        refusal: { obstacle: { code: 'data_deleted' } },
      });
    });
  });
});
