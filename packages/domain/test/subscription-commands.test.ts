import { describe, expect, it } from 'vitest';
import type { CustomerSubscription, RelationshipFacts } from '../src/index.ts';
import {
  decideCancelSubscription,
  decideReactivateSubscription,
  decideSetAutoRenew,
  decideSuspendSubscription,
  subscriptionStatuses,
} from '../src/index.ts';
import {
  aMarketplaceSubscription,
  aNewCommerceSubscription,
  anActor,
  anAzureEntitlement,
  anAzurePlan,
  aSubscription,
  commandContext,
  facts,
  inDays,
  inMilliseconds,
  now,
} from '../testing/index.ts';
import { decisionOf, inEnglish, refusalOf } from './outcomes.ts';

const context = commandContext();
const among = (subscription: CustomerSubscription, others: Partial<RelationshipFacts> = {}) => ({
  subscription,
  facts: facts({ ...others, subscriptions: [subscription, ...(others.subscriptions ?? [])] }),
});
const suspend = (...args: Parameters<typeof among>) => decideSuspendSubscription(among(...args), context);
const reactivate = (...args: Parameters<typeof among>) => decideReactivateSubscription(among(...args), context);
const cancel = (...args: Parameters<typeof among>) => decideCancelSubscription(among(...args), context);
const otherThan = (...legal: readonly string[]) => subscriptionStatuses.filter((status) => !legal.includes(status));

describe('suspending a subscription', () => {
  it('takes an active legacy licence and keeps its data for 90 days, with one event that says so', () => {
    const set = {
      status: 'suspended',
      suspendedAt: now,
      dataDeletionAt: inDays(90),
      suspensionReasons: [{ code: 'by_partner' }],
    };
    expect(decisionOf(suspend(aSubscription()))).toEqual({
      changes: [{ update: 'subscription', partnerId: 'par_meridian', id: 'sub_1', set }],
      events: [
        {
          partnerId: 'par_meridian',
          customerId: 'cus_contoso',
          relationshipId: 'rel_1',
          type: 'subscription-suspended',
          occurredAt: now,
          actor: anActor(),
          subjectId: 'sub_1',
          changes: {
            status: { from: 'active', to: 'suspended' },
            suspendedAt: { from: null, to: now.toISOString() },
            dataDeletionAt: { from: null, to: inDays(90).toISOString() },
            suspensionReasons: { from: [], to: [{ code: 'by_partner' }] },
          },
          correlationId: 'cor_1',
        },
      ],
    });
  });

  it('sets no data deletion for new commerce', () => {
    const [change] = decisionOf(suspend(aNewCommerceSubscription())).changes;
    expect(change).toMatchObject({ set: { status: 'suspended', dataDeletionAt: null } });
  });

  it.each([{ base: aSubscription() }, { base: aNewCommerceSubscription() }])(
    'takes the active add-ons of a $base.commerceModel base with it, at any depth, an event each',
    ({ base }) => {
      const addOn = { ...base, id: 'sub_addon', parentSubscriptionId: 'sub_1' };
      const deeper = { ...base, id: 'sub_deeper', parentSubscriptionId: 'sub_addon' };
      const gone = { ...base, id: 'sub_gone', parentSubscriptionId: 'sub_1', status: 'cancelled' as const };
      const { changes, events } = decisionOf(suspend(base, { subscriptions: [addOn, deeper, gone] }));
      expect(events.map((event) => [event.type, event.subjectId])).toEqual([
        ['subscription-suspended', 'sub_1'],
        ['subscription-suspended', 'sub_addon'],
        ['subscription-suspended', 'sub_deeper'],
      ]);
      expect(changes.map((change) => 'set' in change && change.set)).toMatchObject([
        { suspensionReasons: [{ code: 'by_partner' }] },
        { suspensionReasons: [{ code: 'with_base', baseName: base.friendlyName }] },
        { suspensionReasons: [{ code: 'with_base', baseName: base.friendlyName }] },
      ]);
    },
  );

  it('leaves a marketplace subscription under the base alone: it cannot be suspended', () => {
    const saas = aMarketplaceSubscription({ id: 'sub_saas', parentSubscriptionId: 'sub_1' });
    const { events } = decisionOf(suspend(aSubscription(), { subscriptions: [saas] }));
    expect(events.map((event) => event.subjectId)).toEqual(['sub_1']);
  });

  it('takes an Azure plan without active Azure subscriptions', () => {
    const azureEntitlements = [
      anAzureEntitlement({ id: 'aze_gone', status: 'cancelled' }),
      anAzureEntitlement({ id: 'aze_other', subscriptionId: 'sub_other' }),
    ];
    expect(suspend(anAzurePlan(), { azureEntitlements }).outcome).toBe('done');
  });

  it('refuses an Azure plan with active Azure subscriptions and names them', () => {
    const refusal = refusalOf(suspend(anAzurePlan(), { azureEntitlements: [anAzureEntitlement()] }));
    expect(refusal).toEqual({
      error: 'state',
      currentStatus: 'active',
      obstacle: { code: 'active_azure_subscriptions', names: ['Production'] },
    });
  });

  it('refuses a marketplace subscription and a product type not known here', () => {
    expect(refusalOf(suspend(aMarketplaceSubscription())).error).toBe('state');
    expect(refusalOf(suspend(aSubscription({ kind: 'unknown' }))).error).toBe('state');
  });

  it('is already done for a suspended one', () => {
    expect(suspend(aSubscription({ status: 'suspended' }))).toEqual({ outcome: 'already' });
  });

  it.each(otherThan('active', 'suspended'))('refuses one that is %s and says so', (status) => {
    expect(refusalOf(suspend(aSubscription({ status })))).toMatchObject({ error: 'state', currentStatus: status });
  });
});

describe('reactivating a subscription', () => {
  const suspended = { status: 'suspended', suspendedAt: inDays(-5), dataDeletionAt: inDays(85) } as const;

  it('takes a suspended one and keeps its data', () => {
    const decision = decisionOf(reactivate(aSubscription({ ...suspended, suspensionReasons: ['Suspended.'] })));
    expect(decision.changes).toMatchObject([
      { set: { status: 'active', suspendedAt: null, dataDeletionAt: null, suspensionReasons: [] } },
    ]);
    expect(decision.events.map((event) => event.type)).toEqual(['subscription-reactivated']);
  });

  it('is possible up to the last millisecond before its data is deleted', () => {
    expect(reactivate(aSubscription({ ...suspended, dataDeletionAt: inMilliseconds(1) })).outcome).toBe('done');
    expect(refusalOf(reactivate(aSubscription({ ...suspended, dataDeletionAt: now }))).error).toBe('state');
  });

  it('needs an active base', () => {
    const addOn = aSubscription({ ...suspended, parentSubscriptionId: 'sub_base' });
    const base = aSubscription({ id: 'sub_base', friendlyName: 'Business Premium' });
    expect(reactivate(addOn, { subscriptions: [base] }).outcome).toBe('done');
    expect(inEnglish(refusalOf(reactivate(addOn, { subscriptions: [{ ...base, status: 'suspended' }] })))).toBe(
      'Reactivate its base subscription Business Premium first.',
    );
    expect(refusalOf(reactivate(addOn)).error).toBe('state');
  });

  it('is already done for an active one', () => {
    expect(reactivate(aSubscription())).toEqual({ outcome: 'already' });
  });

  it.each(otherThan('active', 'suspended'))('refuses one that is %s and says so', (status) => {
    expect(refusalOf(reactivate(aSubscription({ status })))).toMatchObject({ error: 'state', currentStatus: status });
  });
});

describe('cancelling a subscription', () => {
  it.each([{ item: aNewCommerceSubscription }, { item: aMarketplaceSubscription }])(
    'takes new commerce and marketplace up to the very end of the window, active or suspended',
    ({ item }) => {
      for (const status of ['active', 'suspended'] as const) {
        const { changes, events } = decisionOf(cancel(item({ status, cancellationAllowedUntil: now })));
        expect(changes).toMatchObject([{ set: { status: 'cancelled', autoRenew: false } }]);
        expect(events.map((event) => event.type)).toEqual(['subscription-cancelled']);
        expect(refusalOf(cancel(item({ status, cancellationAllowedUntil: inMilliseconds(-1) }))).error).toBe('state');
        expect(refusalOf(cancel(item({ status, cancellationAllowedUntil: null }))).error).toBe('state');
      }
    },
  );

  it('takes add-ons first and names those that are in the way', () => {
    const addOn = aNewCommerceSubscription({ id: 'sub_2', friendlyName: 'Archiving', parentSubscriptionId: 'sub_1' });
    expect(inEnglish(refusalOf(cancel(aNewCommerceSubscription(), { subscriptions: [addOn] })))).toBe(
      'Cancel its add-ons first: Archiving.',
    );
    const gone = { ...addOn, status: 'cancelled' as const };
    expect(cancel(aNewCommerceSubscription(), { subscriptions: [gone] }).outcome).toBe('done');
  });

  it('refuses legacy, whatever its window: suspend instead', () => {
    const refusal = refusalOf(cancel(aSubscription({ cancellationAllowedUntil: inDays(3) })));
    expect(refusal).toMatchObject({ error: 'state', currentStatus: 'active' });
    expect(inEnglish(refusal)).toContain('suspend it instead');
  });

  it('refuses an Azure plan: suspend instead', () => {
    expect(inEnglish(refusalOf(cancel(anAzurePlan({ cancellationAllowedUntil: inDays(3) }))))).toContain('suspend');
  });

  it('is already done for a cancelled one', () => {
    expect(cancel(aNewCommerceSubscription({ status: 'cancelled' }))).toEqual({ outcome: 'already' });
  });

  it.each(otherThan('active', 'suspended', 'cancelled'))('refuses one that is %s and says so', (status) => {
    expect(refusalOf(cancel(aNewCommerceSubscription({ status })))).toMatchObject({
      error: 'state',
      currentStatus: status,
    });
  });
});

describe('setting auto-renew', () => {
  const set = (subscription: CustomerSubscription, autoRenew: boolean) =>
    decideSetAutoRenew({ subscription, autoRenew }, context);

  it.each([true, false])('to %j takes an active subscription', (autoRenew) => {
    const { changes, events } = decisionOf(set(aSubscription({ autoRenew: !autoRenew }), autoRenew));
    expect(changes).toMatchObject([{ set: { autoRenew } }]);
    expect(events).toMatchObject([
      { type: 'subscription-updated', changes: { autoRenew: { from: !autoRenew, to: autoRenew } } },
    ]);
  });

  it('is already done where it is so', () => {
    expect(set(aSubscription({ autoRenew: true }), true)).toEqual({ outcome: 'already' });
  });

  it.each(otherThan('active'))('refuses one that is %s and says so', (status) => {
    expect(refusalOf(set(aSubscription({ status }), false))).toMatchObject({ error: 'state', currentStatus: status });
  });
});
