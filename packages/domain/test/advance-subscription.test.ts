import { describe, expect, it } from 'vitest';
import type { CustomerSubscription } from '../src/index.ts';
import { addTerm, defaultPolicy, findTermEnd } from '../src/index.ts';
import {
  aMarketplaceSubscription,
  aNewCommerceSubscription,
  anAzurePlan,
  aSubscription,
  inDays,
  inMilliseconds,
  now,
} from '../testing/index.ts';
import { dueSubscriptionSteps } from './passing-time.ts';

const ends = { commitmentEndDate: now };
const daysAgo = (days: number) => ({ commitmentEndDate: inDays(-days) });
const nextYear = new Date('2027-06-15T12:00:00.000Z');

/** What falls due at `now` for a subscription, by one rule each; no `set` = it stands still. */
const timetable: readonly {
  readonly rule: string;
  readonly item: CustomerSubscription;
  readonly type?: string;
  readonly set?: object;
}[] = [
  {
    rule: 'ACTIVE with auto-renew on renews at commitment end for one term',
    item: aSubscription(ends),
    type: 'subscription-renewed',
    set: { commitmentEndDate: nextYear },
  },
  {
    rule: 'a renewed marketplace subscription gets no new window',
    item: aMarketplaceSubscription(ends),
    type: 'subscription-renewed',
    set: { commitmentEndDate: new Date('2026-07-15T12:00:00.000Z') },
  },
  { rule: 'auto-renew without a term stands still', item: aSubscription({ ...ends, termDuration: null }) },
  { rule: 'auto-renew for a term not known here stands still', item: aSubscription({ ...ends, termDuration: 'P2W' }) },
  {
    rule: 'ACTIVE with auto-renew off expires at commitment end',
    item: aSubscription({ ...ends, autoRenew: false }),
    type: 'subscription-expired',
    set: { status: 'expired' },
  },
  { rule: 'ACTIVE without a commitment end stands still', item: anAzurePlan() },
  {
    rule: 'SUSPENDED new commerce expires at term end, though auto-renew is on',
    item: aNewCommerceSubscription({ ...ends, status: 'suspended', suspendedAt: inDays(-9) }),
    type: 'subscription-expired',
    set: { status: 'expired' },
  },
  {
    rule: 'SUSPENDED marketplace expires at term end, though auto-renew is on',
    item: aMarketplaceSubscription({ ...ends, status: 'suspended' }),
    type: 'subscription-expired',
    set: { status: 'expired' },
  },
  {
    rule: 'SUSPENDED legacy is deleted at dataDeletionAt',
    item: aSubscription({ status: 'suspended', dataDeletionAt: now }),
    type: 'subscription-updated',
    set: { status: 'deleted' },
  },
  {
    rule: 'SUSPENDED legacy neither renews nor expires at its commitment end',
    item: aSubscription({ ...ends, status: 'suspended', dataDeletionAt: inDays(50) }),
  },
  {
    rule: 'EXPIRED is disabled after 30 days',
    item: aSubscription({ ...daysAgo(30), status: 'expired' }),
    type: 'subscription-updated',
    set: { status: 'disabled' },
  },
  {
    rule: 'DISABLED is deleted 90 days later',
    item: aSubscription({ ...daysAgo(120), status: 'disabled' }),
    type: 'subscription-updated',
    set: { status: 'deleted' },
  },
  {
    rule: 'EXPIRED without a commitment end stands still',
    item: aSubscription({ status: 'expired', commitmentEndDate: null }),
  },
  ...(['pending', 'cancelled', 'deleted', 'unknown'] as const).map((status) => ({
    rule: `${status} stands still`,
    item: aSubscription({ ...daysAgo(500), status }),
  })),
  { rule: 'a product type not known here stands still', item: aSubscription({ ...ends, kind: 'unknown' }) },
];

describe('the end of a term of new commerce', () => {
  const day = (text: string) => new Date(`${text}T23:59:59.999Z`);
  const midnight = (text: string) => new Date(`${text}T00:00:00.000Z`);
  const bought = new Date('2025-06-16T09:00:00.000Z');
  const term = {
    startDate: bought,
    purchasedOrRenewedAt: bought,
    commitmentEndDate: day('2026-06-15'),
    cancellationAllowedUntil: new Date('2025-06-23T09:00:00.000Z'),
  };
  const stepsOf = (overrides: Partial<CustomerSubscription>, to = inDays(1)) =>
    dueSubscriptionSteps(aNewCommerceSubscription({ ...term, ...overrides }), to);

  it('comes after its whole last day; RENEW begins the next term the day after, with a window of 168 hours', () => {
    expect(stepsOf({}, new Date('2026-06-15T23:59:59.999Z'))).toEqual([]);
    expect(stepsOf({})).toEqual([
      {
        at: midnight('2026-06-16'),
        type: 'subscription-renewed',
        set: {
          commitmentEndDate: day('2027-06-15'),
          cancellationAllowedUntil: midnight('2026-06-23'),
          purchasedOrRenewedAt: midnight('2026-06-16'),
        },
      },
    ]);
  });

  it('applies what was scheduled for the next term, once', () => {
    const nextTerm = {
      offerId: 'offer-premium',
      quantity: 7,
      termDuration: 'P1M',
      billingCycle: 'monthly',
      customTermEndDate: null,
    };
    const steps = stepsOf({ nextTerm }, inDays(40));
    expect(steps.map(({ set }) => set)).toMatchObject([
      {
        offerId: 'offer-premium',
        quantity: 7,
        termDuration: 'P1M',
        nextTerm: null,
        commitmentEndDate: day('2026-07-15'),
      },
      { commitmentEndDate: day('2026-08-15') },
    ]);
    expect(steps[1]?.set).not.toHaveProperty('quantity');
    const custom = stepsOf({ nextTerm: { ...nextTerm, customTermEndDate: '2026-06-30T00:00:00Z' } });
    expect(custom[0]?.set).toMatchObject({ commitmentEndDate: day('2026-06-30') });
  });

  it('EXTEND goes on as a paid month that renews itself and can be cancelled at any time', () => {
    const steps = stepsOf({ endOfTermAction: 'extend' }, inDays(40));
    expect(steps).toMatchObject([
      {
        at: midnight('2026-06-16'),
        type: 'subscription-extended',
        set: {
          isExtendedServiceTerm: true,
          termDuration: 'P1M',
          commitmentEndDate: day('2026-07-15'),
          cancellationAllowedUntil: day('2026-07-15'),
        },
      },
      { at: midnight('2026-07-16'), type: 'subscription-renewed', set: { commitmentEndDate: day('2026-08-15') } },
    ]);
  });

  it.each(['cancel', 'expire'] as const)('%s ends it with its last day', (endOfTermAction) => {
    expect(stepsOf({ endOfTermAction })).toEqual([
      { at: day('2026-06-15'), type: 'subscription-expired', set: { status: 'expired' } },
    ]);
  });

  it('does nothing where nothing is known', () => {
    expect(stepsOf({ endOfTermAction: null }, inDays(400))).toEqual([]);
  });

  it('turns a trial into a paid year of the same quantity', () => {
    expect(stepsOf({ isTrial: true, termDuration: 'P1M' })).toMatchObject([
      {
        type: 'subscription-renewed',
        set: { isTrial: false, termDuration: 'P1Y', commitmentEndDate: day('2027-06-15') },
      },
    ]);
  });

  it('leaves what can be cancelled at any time so', () => {
    const [renewed] = stepsOf({ cancellationAllowedUntil: term.commitmentEndDate });
    expect(renewed?.set).toMatchObject({ cancellationAllowedUntil: day('2027-06-15') });
  });

  it('counts months from the day it began on, also over short ones', () => {
    const started = new Date('2026-01-31T10:00:00.000Z');
    const steps = dueSubscriptionSteps(
      aNewCommerceSubscription({ startDate: started, termDuration: 'P1M', commitmentEndDate: day('2026-02-27') }),
      new Date('2026-05-02T00:00:00.000Z'),
    );
    expect(steps.map(({ at, set }) => [at, 'commitmentEndDate' in set && set.commitmentEndDate])).toEqual([
      [midnight('2026-02-28'), day('2026-03-30')],
      [midnight('2026-03-31'), day('2026-04-29')],
      [midnight('2026-04-30'), day('2026-05-30')],
    ]);
  });

  it('marks what was suspended at its end', () => {
    expect(stepsOf({ status: 'suspended', suspendedAt: null })).toMatchObject([
      { set: { status: 'expired', suspendedAt: day('2026-06-15') } },
    ]);
  });
});

describe('what time does to a subscription', () => {
  it.each(timetable)('$rule', ({ item, type, set }) => {
    const expected = set === undefined ? undefined : { at: now, type, set };
    expect(dueSubscriptionSteps(item, now)[0]).toEqual(expected);
  });

  it.each(timetable.filter((row) => row.set !== undefined))('not a millisecond early: $rule', ({ item }) => {
    expect(dueSubscriptionSteps(item, inMilliseconds(-1))).toEqual([]);
  });

  it('makes up for downtime step by step: expired, disabled, deleted, each at its own instant', () => {
    const item = aSubscription({ ...ends, autoRenew: false });
    expect(dueSubscriptionSteps(item, inDays(500)).map(({ at, set }) => [at, 'status' in set && set.status])).toEqual([
      [now, 'expired'],
      [inDays(30), 'disabled'],
      [inDays(120), 'deleted'],
    ]);
  });

  it('renews once a term during downtime', () => {
    const steps = dueSubscriptionSteps(aMarketplaceSubscription(ends), inDays(65));
    expect(steps.map((step) => step.at.toISOString().slice(0, 10))).toEqual(['2026-06-15', '2026-07-15', '2026-08-15']);
  });

  it('has nothing left to do once its steps are applied', () => {
    for (const { item } of timetable) {
      const sets = dueSubscriptionSteps(item, inDays(400)).map((step) => step.set);
      const after: CustomerSubscription = Object.assign({}, item, ...sets);
      expect(dueSubscriptionSteps(after, inDays(400))).toEqual([]);
    }
  });

  it('takes its days from the policy', () => {
    const policy = { ...defaultPolicy, expiredToDisabledDays: 1, disabledToDeletedDays: 2 };
    const item = aSubscription({ ...ends, autoRenew: false });
    expect(dueSubscriptionSteps(item, inDays(10), policy).map((step) => step.at)).toEqual([now, inDays(1), inDays(3)]);
  });
});

describe('a term', () => {
  it.each([
    { from: '2026-01-31', term: 'P1M', to: '2026-02-28' },
    { from: '2028-01-31', term: 'P1M', to: '2028-02-29' },
    { from: '2028-02-29', term: 'P1Y', to: '2029-02-28' },
    { from: '2026-12-15', term: 'P1M', to: '2027-01-15' },
    { from: '2026-06-15', term: 'P3Y', to: '2029-06-15' },
    { from: '2026-06-15', term: 'P30D', to: '2026-07-15' },
  ])('of $term from $from ends on $to', ({ from, term, to }) => {
    expect(addTerm(new Date(`${from}T08:30:00Z`), term)).toEqual(new Date(`${to}T08:30:00Z`));
  });

  it.each(['', 'P1W', 'P0M', '1Y', 'P-1M', 'P99999Y'])('is not %j', (term) => {
    expect(findTermEnd(now, term)).toBeUndefined();
    expect(() => addTerm(now, term)).toThrow(RangeError);
  });
});
