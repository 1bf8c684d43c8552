import { describe, expect, it } from 'vitest';
import type { CustomerSubscription, EndOfTermAction, RelationshipFacts } from '../src/index.ts';
import {
  decideCancelSubscription,
  decideReactivateSubscription,
  decideSetEndOfTermAction,
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

  it('leaves new commerce below a legacy base alone, which would lose its renewal and block on', () => {
    const addOn = aNewCommerceSubscription({ id: 'sub_addon', parentSubscriptionId: 'sub_1' });
    const { events } = decisionOf(suspend(aSubscription(), { subscriptions: [addOn] }));
    expect(events.map((event) => event.subjectId)).toEqual(['sub_1']);
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

  it('takes the add-ons inside their windows along, and is refused while one is outside', () => {
    const addOn = aNewCommerceSubscription({ id: 'sub_2', friendlyName: 'Archiving', parentSubscriptionId: 'sub_1' });
    const deeper = aNewCommerceSubscription({ id: 'sub_3', parentSubscriptionId: 'sub_2' });
    const { changes, events } = decisionOf(cancel(aNewCommerceSubscription(), { subscriptions: [addOn, deeper] }));
    expect(changes.map((change) => 'id' in change && change.id)).toEqual(['sub_1', 'sub_2', 'sub_3']);
    expect(events.map((event) => event.type)).toEqual(changes.map(() => 'subscription-cancelled'));
    const outside = { ...addOn, cancellationAllowedUntil: inDays(-1) };
    expect(inEnglish(refusalOf(cancel(aNewCommerceSubscription(), { subscriptions: [outside] })))).toBe(
      'Its add-ons have to end first: Archiving.',
    );
    const gone = { ...outside, status: 'cancelled' as const };
    expect(cancel(aNewCommerceSubscription(), { subscriptions: [gone] }).outcome).toBe('done');
  });

  it('takes an extended service term at any time', () => {
    const item = aNewCommerceSubscription({ isExtendedServiceTerm: true, cancellationAllowedUntil: null });
    expect(cancel(item).outcome).toBe('done');
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

it('suspending new commerce ends its renewal for good and clears what was scheduled', () => {
  const nextTerm = { offerId: null, quantity: 5, termDuration: null, billingCycle: null, customTermEndDate: null };
  const suspended = decisionOf(suspend(aNewCommerceSubscription({ nextTerm }))).changes[0];
  expect(suspended).toMatchObject({ set: { autoRenew: false, endOfTermAction: null, nextTerm: null } });
  expect(decisionOf(suspend(aSubscription())).changes[0]).not.toHaveProperty('set.endOfTermAction');
});

it('data of a suspended legacy subscription is not kept beyond its term', () => {
  const ending = aSubscription({ commitmentEndDate: inDays(20) });
  expect(decisionOf(suspend(ending)).changes[0]).toMatchObject({ set: { dataDeletionAt: inDays(20) } });
});

it('new commerce is not reactivated once its term is over', () => {
  const item = aNewCommerceSubscription({ status: 'suspended', suspendedAt: inDays(-9), commitmentEndDate: now });
  expect(refusalOf(reactivate(item))).toMatchObject({ obstacle: { code: 'past_expiry' } });
});

it.each([
  ['extend', { purchasedOrRenewedAt: inDays(-100) }],
  ['expire', {}],
] as const)('new commerce that is reactivated does not renew again: its dates say %s', (endOfTermAction, dates) => {
  const item = aNewCommerceSubscription({ ...dates, status: 'suspended', autoRenew: true, endOfTermAction: null });
  expect(decisionOf(reactivate(item)).changes).toMatchObject([{ set: { autoRenew: false, endOfTermAction } }]);
  const legacy = aSubscription({ status: 'suspended', suspendedAt: inDays(-5) });
  expect(decisionOf(reactivate(legacy)).changes[0]).not.toHaveProperty('set.autoRenew');
});

it('an extended service term is neither suspended nor reactivated', () => {
  const obstacle = { code: 'extended_service_term' };
  const extended = aNewCommerceSubscription({ isExtendedServiceTerm: true });
  expect(refusalOf(suspend(extended))).toMatchObject({ obstacle });
  expect(refusalOf(reactivate({ ...extended, status: 'suspended' }))).toMatchObject({ obstacle });
});

describe('choosing the end of a term', () => {
  const set = (subscription: CustomerSubscription, action: EndOfTermAction) =>
    decideSetEndOfTermAction({ subscription, action }, context);
  const inScope = { purchasedOrRenewedAt: inDays(-100) };

  it.each([
    [aSubscription(), 'expire', false],
    [aSubscription({ autoRenew: false }), 'renew', true],
    [aMarketplaceSubscription(), 'expire', false],
    [aNewCommerceSubscription(), 'expire', false],
    [aNewCommerceSubscription(inScope), 'cancel', false],
    [aNewCommerceSubscription(inScope), 'extend', false],
    [aNewCommerceSubscription({ ...inScope, endOfTermAction: 'cancel' }), 'renew', true],
  ] as const)('of an active subscription: case %#', (subscription, action, autoRenew) => {
    const { changes, events } = decisionOf(set(subscription, action));
    expect(changes).toMatchObject([{ set: { endOfTermAction: action, autoRenew } }]);
    expect(events).toMatchObject([
      {
        type: 'subscription-updated',
        changes: { endOfTermAction: { from: subscription.endOfTermAction, to: action } },
      },
    ]);
  });

  it.each([
    [aSubscription(), 'cancel'],
    [aSubscription(), 'extend'],
    [aNewCommerceSubscription(), 'extend'],
    [aNewCommerceSubscription(inScope), 'expire'],
    [aNewCommerceSubscription({ ...inScope, isExtendedServiceTerm: true }), 'cancel'],
    [anAzurePlan(), 'renew'],
  ] as const)('refuses what this term does not offer: case %#', (subscription, action) => {
    expect(refusalOf(set(subscription, action))).toMatchObject({
      error: 'state',
      obstacle: { code: 'end_of_term_not_offered', action },
    });
  });

  it('clears what was scheduled for the next term, unless it renews', () => {
    const nextTerm = { offerId: null, quantity: 5, termDuration: null, billingCycle: null, customTermEndDate: null };
    const item = aNewCommerceSubscription({ ...inScope, nextTerm });
    expect(decisionOf(set(item, 'cancel')).changes).toMatchObject([{ set: { nextTerm: null } }]);
  });

  it('is not possible once the term is over', () => {
    const over = aSubscription({ commitmentEndDate: now });
    expect(refusalOf(set(over, 'expire'))).toMatchObject({ obstacle: { code: 'past_expiry' } });
  });

  it('is already done where it is so', () => {
    expect(set(aSubscription(), 'renew')).toEqual({ outcome: 'already' });
  });

  it.each(otherThan('active'))('refuses one that is %s and says so', (status) => {
    expect(refusalOf(set(aSubscription({ status }), 'expire'))).toMatchObject({
      error: 'state',
      currentStatus: status,
    });
  });
});
