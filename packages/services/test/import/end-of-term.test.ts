import { type CustomerSubscription, comingSubscriptionStep, defaultPolicy } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { keepBegunTerm } from '../../src/import/begun-terms.ts';
import { readSubscriptions } from '../../src/import/wire/subscriptions.ts';

const licence = {
  id: 's1',
  offerId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K000',
  offerName: 'Business Basic',
  friendlyName: 'Business Basic',
  productType: { id: 'OnlineServicesNCE' },
  quantity: 5,
  unitType: 'Licenses',
  creationDate: '2025-12-15T22:48:22.630Z',
  effectiveStartDate: '2025-12-15T22:48:22.630Z',
  commitmentEndDate: '2026-12-14T22:48:22.630Z',
  cancellationAllowedUntilDate: '2025-12-22T22:48:22.630Z',
  status: 'active',
  autoRenewEnabled: false,
  isTrial: false,
  billingCycle: 'monthly',
  termDuration: 'P1Y',
};
const read = (set: object) => {
  const json = { totalCount: 1, items: [{ ...licence, ...set }] };
  const { rows, findings } = readSubscriptions({ path: 'subscriptions.json', state: 'read', json }, defaultPolicy);
  const [draft] = rows;
  if (draft?.kind !== 'subscription') throw new Error('the record is read');
  return { row: draft.row, findings: findings.map(({ kind, path }) => `${kind} ${path}`) };
};
const legacy = { productType: null, offerId: '796B6B5F-613C-4E24-A17C-EBA730D49C02' };
const termEnd = (actionType: string) => ({ scheduledActions: [{ scheduleType: 'TermEnd', actionType }] });

test.each(['System.Object[]', ['@{scheduleType=TermEnd; actionType=Cancel}']])(
  'scheduled actions that PowerShell cut off are not known: %j',
  (scheduledActions) => {
    const { row, findings } = read({ scheduledActions });
    expect(row.endOfTermAction).toBeNull();
    expect(findings).toContain('unread items[0].scheduledActions[0]');
  },
);

test('a single scheduled action by itself counts', () => {
  const { row } = read({ scheduledActions: { ScheduleType: 'TermEnd', ActionType: 'Cancel' } });
  expect(row.endOfTermAction).toBe('cancel');
});

describe('the end of a term', () => {
  test.each([
    ['auto-renew on renews', { autoRenewEnabled: true }, 'renew'],
    ['auto-renew off extends where terms are extended', {}, 'extend'],
    [
      'auto-renew off expires before that',
      { commitmentEndDate: '2026-05-03T00:00:00Z', creationDate: '2025-05-04T00:00:00Z' },
      'expire',
    ],
    [
      'auto-renew off expires where it was bought before that',
      {
        creationDate: '2025-03-20T00:00:00Z',
        effectiveStartDate: '2025-03-20T00:00:00Z',
        commitmentEndDate: '2028-03-19T00:00:00Z',
        termDuration: 'P3Y',
      },
      'expire',
    ],
    ['legacy with auto-renew off expires', { ...legacy, commitmentEndDate: '2026-12-14T00:00:00Z' }, 'expire'],
    ['a scheduled cancellation counts', termEnd('Cancel'), 'cancel'],
    ['however it is written', { scheduledActions: [{ scheduleType: 'termend', actionType: 'CANCEL' }] }, 'cancel'],
    ['a scheduled extension counts', termEnd('RenewToExtendedServiceTerm'), 'extend'],
    ['a scheduled renewal counts', { ...termEnd('RenewToNewTerm'), autoRenewEnabled: true }, 'renew'],
    [
      'a next term that is an extension counts',
      { scheduledNextTermInstructions: { product: { title: 'Extended Service Term' } } },
      'extend',
    ],
    ['nothing counts of what is suspended', { status: 'suspended', ...termEnd('Cancel') }, null],
  ] as const)('%s', (_, set, action) => {
    const { row, findings } = read(set);
    expect(row.endOfTermAction).toBe(action);
    expect(findings).toEqual([]);
  });

  test.each([
    ['a missing auto-renew', { autoRenewEnabled: undefined }, null, 'unread items[0].autoRenewEnabled'],
    ['an action not known here', termEnd('Dissolve'), null, 'unread items[0].scheduledActions[0]'],
    [
      'a next term that cannot be read',
      { autoRenewEnabled: true, scheduledNextTermInstructions: 'System.Object[]' },
      null,
      'unread items[0].scheduledNextTermInstructions',
    ],
    [
      'an action on another date',
      { scheduledActions: [{ scheduleType: 'CustomDate', actionType: 'Cancel' }] },
      null,
      'unread items[0].scheduledActions[0]',
    ],
    [
      'a contradiction, of which the worst for leaving counts',
      { ...termEnd('Cancel'), autoRenewEnabled: true },
      'renew',
      'noted items[0].autoRenewEnabled',
    ],
    [
      'a cancellation beside a next term that is an extension',
      {
        ...termEnd('Cancel'),
        scheduledNextTermInstructions: { product: { skuTitle: 'Business Basic Extended Service Term' } },
      },
      'extend',
      'noted items[0].scheduledNextTermInstructions',
    ],
  ] as const)('%s is reported', (_, set, action, finding) => {
    const { row, findings } = read(set);
    expect(row.endOfTermAction).toBe(action);
    expect(findings).toEqual([finding]);
  });

  test('a missing auto-renew is kept as not known', () => {
    expect(read({ autoRenewEnabled: undefined }).row.autoRenew).toBeNull();
  });

  test('what is scheduled for the next term is kept while it renews', () => {
    const scheduledNextTermInstructions = {
      product: { productId: 'P', skuId: '0001', termDuration: 'P1M', billingCycle: 'monthly' },
      quantity: 9,
    };
    expect(read({ autoRenewEnabled: true, scheduledNextTermInstructions }).row.nextTerm).toEqual({
      offerId: 'P:0001',
      quantity: 9,
      termDuration: 'P1M',
      billingCycle: 'monthly',
      customTermEndDate: null,
    });
    expect(read({ scheduledNextTermInstructions }).row.nextTerm).toBeNull();
  });

  test('a transition brings its own instructions for the next term', () => {
    const [action] = termEnd('Transition').scheduledActions;
    const instructions = { product: { productId: 'Q', skuId: '0002', termDuration: 'P3Y' }, quantity: 4 };
    const set = { autoRenewEnabled: true, scheduledActions: [{ ...action, instructions }] };
    expect(read(set).row).toMatchObject({
      endOfTermAction: 'renew',
      nextTerm: { offerId: 'Q:0002', quantity: 4, termDuration: 'P3Y' },
    });
  });
});

describe('a term', () => {
  test('of new commerce ends with its whole last day, of legacy at its instant', () => {
    const end = (set: object) => read(set).row.commitmentEndDate?.toISOString();
    expect(end({})).toBe('2026-12-14T23:59:59.999Z');
    expect(end({ commitmentEndDate: '2026-12-14T00:00:00Z' })).toBe('2026-12-14T23:59:59.999Z');
    expect(end({ commitmentEndDateTime: '2026-12-15T23:59:59Z' })).toBe('2026-12-15T23:59:59.999Z');
    expect(end({ productType: null, commitmentEndDate: '2026-12-14T00:00:00Z' })).toBe('2026-12-14T00:00:00.000Z');
  });

  test('began with the latest of purchase, start and its end minus its length', () => {
    const began = (set: object) => read(set).row.purchasedOrRenewedAt?.toISOString();
    expect(began({})).toBe('2025-12-15T22:48:22.630Z');
    expect(began({ commitmentEndDate: '2027-12-14T00:00:00Z' })).toBe('2026-12-14T00:00:00.000Z');
    expect(began({ creationDate: null, effectiveStartDate: null, termDuration: null })).toBeUndefined();
  });

  test('is an extension where its name says so', () => {
    expect(read({ offerName: 'Business Basic (Extended Service Term)' }).row.isExtendedServiceTerm).toBe(true);
    expect(read({}).row.isExtendedServiceTerm).toBe(false);
  });
});

describe('a term that began here', () => {
  const listed = (set: object) => read({ commitmentEndDate: '2026-12-14T00:00:00Z', ...set }).row;
  const renewed = (): CustomerSubscription => {
    const before = {
      ...listed({ autoRenewEnabled: true }),
      partnerId: 'par_1',
      relationshipId: 'rel_1',
      customerId: 'cus_1',
    };
    return { ...before, ...comingSubscriptionStep(before, defaultPolicy)?.set };
  };
  const changed = { autoRenewEnabled: true, suspensionReasons: ['Late payment'] };

  test('stands for a day, though the vendor still lists the one before', () => {
    const existing = renewed();
    const kept = keepBegunTerm(listed(changed), existing, new Date('2026-12-15T23:59:59.998Z'));
    expect(kept).toMatchObject({
      commitmentEndDate: existing.commitmentEndDate,
      purchasedOrRenewedAt: new Date('2026-12-15T00:00:00Z'),
      cancellationAllowedUntil: new Date('2026-12-22T00:00:00Z'),
      suspensionReasons: ['Late payment'],
    });
  });

  test.each([
    ['a day later', changed, '2026-12-16T00:00:00Z'],
    ['where it was cancelled', { ...changed, status: 'deleted' }, '2026-12-15T12:00:00Z'],
    ['where another term is listed', { ...changed, commitmentEndDate: '2027-01-20T00:00:00Z' }, '2026-12-15T12:00:00Z'],
  ])('is the vendor’s word again %s', (_, set, now) => {
    const draft = listed(set);
    expect(keepBegunTerm(draft, renewed(), new Date(now))).toBe(draft);
  });

  test('is none where it is not here', () => {
    const draft = listed(changed);
    expect(keepBegunTerm(draft, undefined, new Date('2026-12-15T12:00:00Z'))).toBe(draft);
  });
});
