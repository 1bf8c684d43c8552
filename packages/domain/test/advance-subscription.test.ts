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
    rule: 'renewed new commerce gets a new window of seven days',
    item: aNewCommerceSubscription(ends),
    type: 'subscription-renewed',
    set: { commitmentEndDate: nextYear, cancellationAllowedUntil: inDays(7) },
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
    item: aNewCommerceSubscription({ ...ends, status: 'suspended' }),
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
