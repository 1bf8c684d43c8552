import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../src/policy.ts';
import { remainingItems } from '../src/removal/remaining.ts';
import { addDays } from '../src/time/instants.ts';
import {
  aDelegatedAdminRelationship,
  aNewCommerceSubscription,
  anImportFinding,
  aRelationship,
  aReservation,
  aSavingsPlan,
  aSubscription,
  aWaiver,
  facts,
  inDays,
  now,
} from '../testing/index.ts';

const imported = { importHash: 'fingerprint' };
const remainingOf = (overrides: Parameters<typeof facts>[0]) => remainingItems(facts(overrides), defaultPolicy, now);
const toEndAtVendor = (overrides: Parameters<typeof facts>[0]) =>
  remainingOf(overrides)
    .filter((item) => item.kind === 'end_at_vendor')
    .map((item) => item.subjectId);

describe('what has to be ended at the vendor as well', () => {
  test.each([
    ['active there, suspended here', 'active', 'suspended'],
    ['Active there, cancelled here', 'Active', 'cancelled'],
    ['suspended there, cancelled here', 'suspended', 'cancelled'],
    ['without a status there, cancelled here', null, 'cancelled'],
  ] as const)('is an imported item %s', (_, rawStatus, status) => {
    expect(toEndAtVendor({ subscriptions: [aSubscription({ ...imported, rawStatus, status })] })).toEqual(['sub_1']);
  });

  test.each([
    ['suspended on both sides', { ...imported, rawStatus: 'Suspended', status: 'suspended' }],
    ['cancelled on both sides', { ...imported, rawStatus: 'cancelled', status: 'cancelled' }],
    ['still active', { ...imported, rawStatus: 'active', status: 'active' }],
    ['made here', { importHash: null, rawStatus: null, status: 'cancelled' }],
  ] as const)('is not an item %s', (_, subscription) => {
    expect(toEndAtVendor({ subscriptions: [aSubscription(subscription)] })).toEqual([]);
  });

  test('is a reservation the vendor writes as "Active", and the imported relationship itself', () => {
    expect(
      toEndAtVendor({
        relationship: aRelationship(imported),
        reservations: [aReservation({ ...imported, rawStatus: 'Active', status: 'cancelled' })],
      }),
    ).toEqual(['rsv_1', 'rel_1']);
  });
});

describe('what an end here rests on', () => {
  test.each([
    ['command', { status: 'suspended' }],
    ['command', { status: 'cancelled' }],
    ['clock', { status: 'expired' }],
    ['clock', { status: 'disabled' }],
    ['clock', { status: 'deleted', suspendedAt: inDays(-90) }],
    ['absence', { status: 'cancelled', importHash: 'absent' }],
    ['absence', { status: 'deleted', importHash: 'absent' }],
    ['absence', { status: 'cancelled', kind: 'unknown', rawStatus: 'productType: Quantum', importHash: 'absent' }],
  ] as const)('is %s of %j', (endedBy, subscription) => {
    const [line] = remainingOf({
      subscriptions: [aSubscription({ ...imported, rawStatus: 'active', ...subscription })],
    }).filter(({ kind }) => kind === 'end_at_vendor');
    expect(line).toMatchObject({ subjectId: 'sub_1', recordedAs: subscription.status, endedBy });
  });

  test.each([
    ['a record that says so', { rawStatus: 'expired' }],
    ['a record of a product not known here', { kind: 'unknown', rawStatus: 'productType: Quantum' }],
  ] as const)('is nothing of ours with %s', (_, subscription) => {
    expect(
      toEndAtVendor({ subscriptions: [aSubscription({ ...imported, status: 'deleted', ...subscription })] }),
    ).toEqual([]);
  });

  test.each([
    ['expired', 'clock', 'expired', {}],
    ['terminated', 'command', 'cancelled', {}],
    ['rejected', 'command', 'cancelled', {}],
    ['terminated', 'absence', 'cancelled', { importHash: 'absent' }],
  ] as const)('of granular privileges that are %s is %s', (status, endedBy, recordedAs, overrides) => {
    const granular = aDelegatedAdminRelationship({ ...imported, rawStatus: 'active', status, ...overrides });
    expect(remainingOf({ delegatedAdminRelationships: [granular] })).toEqual([
      expect.objectContaining({ kind: 'end_at_vendor', subjectId: 'gdp_1', recordedAs, endedBy }),
    ]);
    const said = { ...granular, rawStatus: status };
    expect(remainingOf({ delegatedAdminRelationships: [said] })).toEqual([]);
  });
});

describe('what is still billed', () => {
  const unread = (subjectId: string) => ({
    importFindings: [anImportFinding({ subjectId })],
    waivers: [aWaiver({ subjectId, status: 'incomplete:f00' })],
  });
  const end = inDays(100);
  const billed = (overrides: Parameters<typeof facts>[0]) =>
    remainingOf(overrides).flatMap(({ kind, at }) => (kind === 'still_billed' ? [at] : []));

  test.each([
    ['that runs out, until its end', { endOfTermAction: 'expire' }, end],
    ['that is cancelled for its end, until then', { endOfTermAction: 'cancel' }, end],
    ['that renews, without an end', { endOfTermAction: 'renew' }, null],
  ] as const)('is a waived subscription %s', (_, overrides, at) => {
    const subscription = aNewCommerceSubscription({ commitmentEndDate: end, ...overrides });
    expect(billed({ ...unread('sub_1'), subscriptions: [subscription] })).toEqual([at]);
  });

  test('is a waived reservation or savings plan, until it expires', () => {
    expect(billed({ ...unread('rsv_1'), reservations: [aReservation({ expiresAt: end })] })).toEqual([end]);
    expect(billed({ ...unread('svp_1'), savingsPlans: [aSavingsPlan({ expiresAt: end })] })).toEqual([end]);
  });

  test('is suspended new commerce without a date, which may be waived', () => {
    const suspended = aNewCommerceSubscription({
      status: 'suspended',
      cancellationAllowedUntil: null,
      commitmentEndDate: inDays(-40),
    });
    const waivers = [aWaiver({ status: 'suspended' })];
    expect(billed({ subscriptions: [suspended], waivers })).toEqual([inDays(-40)]);
  });

  test('is not what still blocks, has ended, or was not read and does not run', () => {
    expect(billed({ subscriptions: [aNewCommerceSubscription()] })).toEqual([]);
    expect(billed({ ...unread('sub_1'), subscriptions: [aSubscription({ status: 'suspended' })] })).toEqual([]);
    const unseen = aReservation({ ...imported, status: 'expired' });
    expect(
      billed({ reservations: [unseen], waivers: [aWaiver({ subjectId: 'rsv_1', status: 'unseen:fingerprint' })] }),
    ).toEqual([]);
  });
});

test('what stays behind of an item has its name, and the relationship that of its customer', () => {
  const remaining = remainingOf({
    relationship: aRelationship(imported),
    subscriptions: [aSubscription({ ...imported, rawStatus: 'active', status: 'suspended', kind: 'azure_plan' })],
  });
  const { friendlyName } = aSubscription();
  const { companyName } = facts().customer;
  expect(remaining.map(({ kind, name }) => [kind, name])).toEqual([
    ['suspended_subscription', friendlyName],
    ['azure_role_assignments', null],
    ['end_at_vendor', friendlyName],
    ['end_at_vendor', companyName],
  ]);
});

test('a designation ends with the relationship of who sells the subscription, and that is kept', () => {
  const designated = { supportContactPartnerId: 'par_harbor' };
  const kept = (status: 'suspended' | 'cancelled') =>
    remainingOf({ subscriptions: [aSubscription({ ...designated, status })] }).map(({ kind }) => kind);
  expect(kept('suspended')).toEqual(['suspended_subscription', 'reset_support_contact']);
  expect(kept('cancelled')).toEqual([]);
});

test('no instant lies after the year 9999, which RFC 3339 cannot write', () => {
  const end = new Date('9999-12-31T23:59:59.000Z');
  expect(addDays(end, 30).toISOString()).toBe('9999-12-31T23:59:59.999Z');
});
