import type { Partner } from '@untether/domain';
import { expect, test } from 'vitest';
import { azurePlan, type CustomerFolder, entitlement, guid, order, record, subscription } from './export-folder.ts';
import { now, openHarness, partner, typesOfNewEvents } from './harness.ts';

const rich: CustomerFolder = {
  record: record(1),
  subscriptions: [subscription('base'), subscription('gone'), azurePlan('plan')],
  azureEntitlements: { plan: [{ id: 'web', friendlyName: 'web', status: 'active' }] },
  orders: [order('o1'), order('o2'), order('o3', { status: 'pending' })],
  entitlements: [
    entitlement('o1'),
    entitlement('o2', { entitlementType: 'savingsPlan', expiryDate: '2027-05-01T00:00:00Z' }),
    entitlement('o3', { entitlementType: 'reservedInstance', expiryDate: '2027-05-01T00:00:00Z' }),
  ],
};

test('a first import has one event per customer, with counts, and none per item', async () => {
  await using harness = await openHarness();
  const { code, text } = await harness.importAll(rich, { record: record(2) });
  expect(code).toBe(0);
  expect(text).toContain('2 imported, 0 updated, 0 unchanged, 0 skipped, 0 with problems');
  expect(text).toContain('2 customers: 1 can be removed, 1 are blocked');
  const events = await harness.newEvents();
  expect(events).toMatchObject([
    {
      type: 'reseller-relationship-imported',
      actor: { kind: 'import', id: null, name: 'Import' },
      correlationId: expect.stringMatching(/^cor_/),
      changes: {
        delegatedAdmin: { from: null, to: true },
        counts: {
          subscription: 3,
          azureEntitlement: 1,
          reservation: 1,
          savingsPlan: 1,
          softwarePurchase: 1,
          order: 3,
        },
      },
    },
    { type: 'reseller-relationship-imported', changes: { counts: { subscription: 0 } } },
  ]);
  const facts = await harness.factsOf(1);
  expect(facts?.relationship).toMatchObject({
    state: 'active',
    delegatedAdmin: true,
    blockerKinds: [
      'active_subscription',
      'active_azure_entitlement',
      'active_azure_plan',
      'active_reservation',
      'active_savings_plan',
      'software_purchase_outside_window',
      'pending_order',
    ],
  });
});

test('the same again changes nothing: what was done here is kept', async () => {
  await using harness = await openHarness();
  await harness.importAll(rich);
  await harness.newEvents();
  await harness.store.transact([partner.id], (tx) =>
    tx.apply([{ update: 'subscription', partnerId: partner.id, id: 'sub_base', set: { status: 'suspended' } }]),
  );
  const { code, text } = await harness.importAll(rich);
  expect(code).toBe(0);
  expect(text).toContain('0 imported, 0 updated, 1 unchanged');
  expect(await typesOfNewEvents(harness)).toEqual([]);
  const facts = await harness.factsOf(1);
  expect(facts?.subscriptions.find(({ id }) => id === 'sub_base')?.status).toBe('suspended');
});

test.each([
  ['suspended', 'subscription-suspended'],
  ['cancelled', 'subscription-cancelled'],
  ['deleted', 'subscription-cancelled'],
  ['expired', 'subscription-expired'],
  ['disabled', 'subscription-updated'],
])('a subscription the vendor now calls %s has one event: %s', async (status, type) => {
  await using harness = await openHarness();
  await harness.importAll({ record: record(1), subscriptions: [subscription('a')] });
  await harness.newEvents();
  const { code, report } = await harness.importAll({
    record: record(1),
    subscriptions: [subscription('a', { status })],
  });
  expect(code).toBe(0);
  expect(report).toEqual([expect.stringContaining('sub_a changed')]);
  expect(await harness.newEvents()).toMatchObject([
    {
      type,
      subjectId: 'sub_a',
      actor: { kind: 'import' },
      occurredAt: now,
      changes: { status: { from: 'active', to: status } },
    },
  ]);
});

test('a suspended subscription the vendor calls active again is reactivated', async () => {
  await using harness = await openHarness();
  await harness.importAll({ record: record(1), subscriptions: [subscription('a', { status: 'suspended' })] });
  await harness.newEvents();
  await harness.importAll({ record: record(1), subscriptions: [subscription('a')] });
  expect(await typesOfNewEvents(harness)).toEqual(['subscription-reactivated']);
  expect((await harness.factsOf(1))?.relationship.blockerKinds).toEqual(['active_subscription']);
});

test("the vendor's changed word wins over what was done here", async () => {
  await using harness = await openHarness();
  await harness.importAll({ record: record(1), subscriptions: [subscription('a')] });
  await harness.store.transact([partner.id], (tx) =>
    tx.apply([{ update: 'subscription', partnerId: partner.id, id: 'sub_a', set: { status: 'suspended' } }]),
  );
  await harness.importAll({ record: record(1), subscriptions: [subscription('a', { quantity: 11 })] });
  expect((await harness.factsOf(1))?.subscriptions).toMatchObject([{ status: 'active', quantity: 11 }]);
});

test('what is absent from a file that was read has ended, once', async () => {
  await using harness = await openHarness();
  await harness.importAll(rich);
  await harness.newEvents();
  const bare = { record: record(1), subscriptions: [azurePlan('plan')], azureEntitlements: { plan: [] } };
  await harness.importAll(bare);
  const events = await harness.newEvents();
  expect(events.map(({ type, subjectId }) => `${type} ${subjectId}`).sort()).toEqual([
    'azure-entitlement-cancelled aze_web',
    'order-updated ord_o1',
    'order-updated ord_o2',
    'order-updated ord_o3',
    'order-updated svp_o2-0',
    'reservation-cancelled rsv_o3-0',
    'software-purchase-cancelled sft_o1-0',
    'subscription-cancelled sub_base',
    'subscription-cancelled sub_gone',
  ]);
  expect((await harness.factsOf(1))?.relationship.blockerKinds).toEqual(['active_azure_plan']);
  await harness.importAll(bare);
  expect(await typesOfNewEvents(harness)).toEqual([]);
});

test('a savings plan that the vendor calls cancelled has not expired', async () => {
  await using harness = await openHarness();
  const plan = (status: string) => ({
    record: record(1),
    orders: [order('o')],
    entitlements: [entitlement('o', { entitlementType: 'savingsPlan', quantityDetails: [{ status }] })],
  });
  await harness.importAll(plan('Active'));
  await harness.newEvents();
  await harness.importAll(plan('Cancelled'));
  expect(await harness.newEvents()).toMatchObject([
    { type: 'order-updated', subjectId: 'svp_o-0', changes: { status: { from: 'active', to: 'cancelled' } } },
  ]);
});

test('a reseller that is not set up here is kept, and reported at every import', async () => {
  await using harness = await openHarness();
  const customer = { record: record(1, { associatedPartnerId: guid(99) }) };
  const reason = `items[0].associatedPartnerId: no indirect reseller with the tenant id ${guid(99)} is set up here.`;
  for (const outcome of ['1 imported', '1 unchanged']) {
    const { code, text } = await harness.importAll(customer);
    expect(code).toBe(0);
    expect(text).toContain(outcome);
    expect(text).toContain(reason);
  }
  expect((await harness.factsOf(1))?.relationship.associatedResellerId).toBe(`par_${guid(99)}`);
  const reseller: Partner = {
    ...partner,
    id: `par_${guid(99)}`,
    tenantId: guid(99),
    name: 'Reseller',
    kind: 'indirect_reseller',
  };
  await harness.store.transact([], (tx) => tx.apply([{ insert: 'partner', row: reseller }]));
  expect((await harness.importAll(customer)).text).not.toContain('associatedPartnerId');
});

test('what ended by its absence and comes back the same is taken back', async () => {
  await using harness = await openHarness();
  await harness.importAll({ record: record(1), subscriptions: [subscription('a')] });
  await harness.importAll({ record: record(1), subscriptions: [] });
  await harness.importAll({ record: record(1), subscriptions: [subscription('a')] });
  expect((await harness.factsOf(1))?.subscriptions).toMatchObject([{ status: 'active' }]);
});

test('what is new in a known relationship has an event of its own', async () => {
  await using harness = await openHarness();
  await harness.importAll({ record: record(1) });
  await harness.newEvents();
  await harness.importAll(rich);
  expect((await typesOfNewEvents(harness)).sort()).toEqual([
    ...Array.from({ length: 3 }, () => 'order-placed'),
    ...Array.from({ length: 3 }, () => 'order-updated'),
    'subscription-created',
    'subscription-created',
    'subscription-created',
    'subscription-updated',
  ]);
});

test.each([
  ['missing', null],
  ['broken', '{"items": ['],
])('files that are %s later change nothing', async (_, text) => {
  await using harness = await openHarness();
  await harness.importAll(rich);
  await harness.newEvents();
  const { code } = await harness.importAll({
    record: record(1),
    subscriptions: text,
    entitlements: text,
    orders: text,
  });
  expect(code).toBe(2);
  expect(await typesOfNewEvents(harness)).toEqual([]);
  expect((await harness.factsOf(1))?.subscriptions).toHaveLength(3);
});

test('without orders.json entitlements keep the dates their orders gave them', async () => {
  await using harness = await openHarness();
  await harness.importAll(rich);
  await harness.newEvents();
  await harness.importAll({ ...rich, orders: null });
  expect(await typesOfNewEvents(harness)).toEqual([]);
  expect((await harness.factsOf(1))?.softwarePurchases).toMatchObject([
    { purchasedAt: new Date('2026-05-01'), cancellationAllowedUntil: new Date('2026-05-31') },
  ]);
});

test('a removed relationship is never re-opened: skipped, and said', async () => {
  await using harness = await openHarness();
  await harness.importAll({ record: record(1) });
  const id = (await harness.factsOf(1))?.relationship.id ?? '';
  await harness.store.transact([partner.id], (tx) =>
    tx.apply([{ update: 'relationship', partnerId: partner.id, id, set: { state: 'removed', removedAt: now } }]),
  );
  await harness.newEvents();
  const { code, text } = await harness.importAll({ record: record(1), subscriptions: [subscription('a')] });
  expect(code).toBe(3);
  expect(text).toContain('customers.json: items[0]: the relationship with Company 1 was removed here.');
  expect(await typesOfNewEvents(harness)).toEqual([]);
});

test.each(['none', 'Advisor'])(
  'a customer we are %s to is skipped, and said: there was nothing to import',
  async (relationship) => {
    await using harness = await openHarness();
    const { code, text } = await harness.importAll({ record: record(1, { relationshipToPartner: relationship }) });
    expect(code).toBe(3);
    expect(text).toContain('1 skipped');
    expect(text).toContain('not "reseller"');
    expect(await harness.factsOf(1)).toBeUndefined();
  },
);

test.each([undefined, '', 'unknown', 7])(
  'a known customer whose relationship is %s is blocked until it can be read',
  async (word) => {
    await using harness = await openHarness();
    await harness.importAll({ record: record(1) }, { record: record(2) });
    await harness.newEvents();
    const { code, text } = await harness.importAll(
      { record: record(1, { relationshipToPartner: word }) },
      { record: record(2) },
    );
    expect(code).toBe(2);
    expect(text).toContain('items[0].relationshipToPartner: ');
    expect(await typesOfNewEvents(harness)).toEqual([]);
    expect((await harness.factsOf(1))?.relationship.blockerKinds).toEqual(['record_incomplete']);
    await harness.importAll({ record: record(1) }, { record: record(2) });
    expect((await harness.factsOf(1))?.relationship.blockerKinds).toEqual([]);
  },
);

test('customer.json has the last word on country and delegated admin, also while it is away', async () => {
  await using harness = await openHarness();
  const customer = { companyProfile: { address: { country: 'FR' } }, allowDelegatedAccess: false };
  await harness.importAll({ record: record(1), customer });
  await harness.newEvents();
  await harness.importAll({ record: record(1) });
  expect(await typesOfNewEvents(harness)).toEqual([]);
  const facts = await harness.factsOf(1);
  expect(facts?.customer.country).toBe('FR');
  expect(facts?.relationship.delegatedAdmin).toBe(false);
});

test('a delegated admin flag that changed has one event', async () => {
  await using harness = await openHarness();
  await harness.importAll({ record: record(1) });
  await harness.newEvents();
  await harness.importAll({ record: record(1, { allowDelegatedAccess: false }) });
  expect(await typesOfNewEvents(harness)).toEqual(['dap-admin-relationship-terminated']);
  await harness.importAll({ record: record(1, { allowDelegatedAccess: true }) });
  expect(await typesOfNewEvents(harness)).toEqual(['reseller-relationship-imported']);
});

test('a company that changed its name has one event', async () => {
  await using harness = await openHarness();
  await harness.importAll({ record: record(1) });
  await harness.newEvents();
  const companyProfile = { ...record(1).companyProfile, companyName: 'New Name' };
  await harness.importAll({ record: record(1, { companyProfile }) });
  expect(await harness.newEvents()).toMatchObject([
    {
      type: 'reseller-relationship-imported',
      changes: { companyName: { from: 'Company 1', to: 'New Name' } },
    },
  ]);
});
