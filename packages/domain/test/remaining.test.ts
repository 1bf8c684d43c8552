import { describe, expect, test } from 'vitest';
import { remainingItems } from '../src/removal/remaining.ts';
import { addDays } from '../src/time/instants.ts';
import { aRelationship, aReservation, aSubscription, facts } from '../testing/index.ts';

const imported = { importHash: 'fingerprint' };
const toEndAtVendor = (overrides: Parameters<typeof facts>[0]) =>
  remainingItems(facts(overrides))
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

test('what stays behind of an item has its name, and the relationship that of its customer', () => {
  const remaining = remainingItems(
    facts({
      relationship: aRelationship(imported),
      subscriptions: [aSubscription({ ...imported, rawStatus: 'active', status: 'suspended', kind: 'azure_plan' })],
    }),
  );
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
    remainingItems(facts({ subscriptions: [aSubscription({ ...designated, status })] })).map(({ kind }) => kind);
  expect(kept('suspended')).toEqual(['suspended_subscription', 'reset_support_contact']);
  expect(kept('cancelled')).toEqual([]);
});

test('no instant lies after the year 9999, which RFC 3339 cannot write', () => {
  const end = new Date('9999-12-31T23:59:59.000Z');
  expect(addDays(end, 30).toISOString()).toBe('9999-12-31T23:59:59.999Z');
});
