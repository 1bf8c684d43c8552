import { defaultPolicy, removalBlockers } from '@untether/domain';
import { expect, test } from 'vitest';
import { entitlement, order, record, subscription } from './export-folder.ts';
import { type Harness, now, openHarness, partner, typesOfNewEvents } from './harness.ts';

const reservation = (set: object = {}) =>
  entitlement('o1', { entitlementType: 'reservedInstance', expiryDate: '2027-05-01T00:00:00Z', ...set });
const exported = { record: record(1), subscriptions: [subscription('a')], orders: [order('o1')] };
const running = { ...exported, entitlements: [reservation()] };

/** As the clock leaves them, once the vendor may have renewed both. */
const endByClock = async (harness: Harness) => {
  const id = (await harness.factsOf(1))?.reservations[0]?.id ?? '';
  await harness.store.transact([partner.id], (tx) =>
    tx.apply([
      { update: 'subscription', partnerId: partner.id, id: 'sub_a', set: { status: 'expired' } },
      { update: 'reservation', partnerId: partner.id, id, set: { status: 'expired' } },
    ]),
  );
};
const rulesOf = async (harness: Harness) => {
  const facts = await harness.factsOf(1);
  return facts && removalBlockers(facts, defaultPolicy, now).map(({ rule }) => rule);
};

test('what only our clock ended blocks, also after the same record again, until an export no longer has it', async () => {
  await using harness = await openHarness();
  await harness.importAll(running);
  await endByClock(harness);
  expect(await rulesOf(harness)).toEqual(['unseen_blocks', 'unseen_blocks']);
  const { text } = await harness.importAll(running);
  expect(text).toContain('1 unchanged');
  expect(await rulesOf(harness)).toEqual(['unseen_blocks', 'unseen_blocks']);
  await harness.newEvents();
  await harness.importAll({ record: record(1), orders: [order('o1')] });
  expect(await rulesOf(harness)).toEqual([]);
  expect((await harness.factsOf(1))?.relationship.blockerKinds).toEqual([]);
  expect((await harness.factsOf(1))?.reservations).toMatchObject([{ status: 'expired' }]);
});

test('a record that has it ended confirms the end', async () => {
  await using harness = await openHarness();
  await harness.importAll(running);
  await endByClock(harness);
  await harness.importAll({
    ...exported,
    subscriptions: [subscription('a', { status: 'expired' })],
    entitlements: [reservation({ quantityDetails: [{ quantity: 1, status: 'Cancelled' }] })],
  });
  expect(await rulesOf(harness)).toEqual([]);
});

test('a newer record that has it running brings it back', async () => {
  await using harness = await openHarness();
  await harness.importAll(running);
  await endByClock(harness);
  await harness.importAll({
    ...exported,
    subscriptions: [subscription('a', { commitmentEndDate: '2028-01-01T00:00:00Z' })],
    entitlements: [reservation({ expiryDate: '2028-05-01T00:00:00Z' })],
  });
  expect((await harness.factsOf(1))?.relationship.blockerKinds).toEqual(['active_subscription', 'active_reservation']);
});

test('the same record is read anew for refunds, by the rules of this version; what was done here is kept', async () => {
  await using harness = await openHarness();
  await harness.importAll(running);
  const [kept] = (await harness.factsOf(1))?.reservations ?? [];
  if (kept === undefined) throw new Error('no reservation');
  const earlier = { status: 'cancelled', refundable: kept.refundable === true ? null : true } as const;
  const { id, importHash } = (await harness.factsOf(1))?.relationship ?? { id: '', importHash: null };
  // What an earlier version noted of an export as a whole is no fingerprint of this one.
  const mark = { importHash: (importHash ?? '').replace(/[^.]+$/, 'earlier') };
  await harness.store.transact([partner.id], (tx) =>
    tx.apply([
      { update: 'reservation', partnerId: partner.id, id: kept.id, set: earlier },
      { update: 'relationship', partnerId: partner.id, id, set: mark },
    ]),
  );
  await harness.newEvents();
  await harness.importAll(running);
  expect((await harness.factsOf(1))?.reservations).toEqual([{ ...kept, status: 'cancelled' }]);
  expect(await typesOfNewEvents(harness)).toEqual(['order-updated']);
  await harness.importAll(running);
  expect(await typesOfNewEvents(harness)).toEqual([]);
});
