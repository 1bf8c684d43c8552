import { type Store, UniqueViolation } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import {
  azurePlan,
  type CustomerFolder,
  entitlement,
  guid,
  order,
  record,
  subscription,
  writeExport,
} from './export-folder.ts';
import { openHarness, partner } from './harness.ts';

const folder = `customers/${guid(1)}`;
const broken = '{"items": [\n  {"id": "a",,}\n]}';

const cases: readonly {
  readonly damage: string;
  readonly customer: CustomerFolder;
  readonly told: readonly string[];
  readonly blockers: readonly string[];
}[] = [
  {
    damage: 'subscriptions.json is broken JSON',
    customer: { record: record(1), subscriptions: broken },
    told: [`${folder}/subscriptions.json: is not JSON:`, 'line 2, column 14'],
    blockers: ['record_incomplete'],
  },
  {
    damage: 'subscriptions.json is missing',
    customer: { record: record(1), subscriptions: null },
    told: [`${folder}/subscriptions.json: the file is missing.`],
    blockers: ['record_incomplete'],
  },
  {
    damage: 'entitlements.json is missing',
    customer: { record: record(1), entitlements: null },
    told: [`${folder}/entitlements.json: the file is missing.`],
    blockers: ['record_incomplete'],
  },
  {
    damage: 'orders.json is broken JSON',
    customer: { record: record(1), orders: broken },
    told: [`${folder}/orders.json: is not JSON`],
    blockers: ['record_incomplete'],
  },
  {
    damage: 'azureEntitlements.json of a plan is missing',
    customer: { record: record(1), subscriptions: [azurePlan('plan')] },
    told: [`${folder}/subscriptions/plan/azureEntitlements.json: the file is missing.`],
    blockers: ['active_azure_plan', 'record_incomplete'],
  },
  {
    damage: 'a list is no list',
    customer: { record: record(1), subscriptions: '{"items": 5}' },
    told: [`${folder}/subscriptions.json: has no list named items.`],
    blockers: ['record_incomplete'],
  },
  {
    damage: 'a field has the wrong type',
    customer: { record: record(1), subscriptions: [subscription('a', { commitmentEndDate: true })] },
    told: [`${folder}/subscriptions.json: items[0].commitmentEndDate:`],
    blockers: ['record_incomplete'],
  },
  {
    damage: 'a status is not known',
    customer: { record: record(1), subscriptions: [subscription('a', { status: 'paused' })] },
    told: [`${folder}/subscriptions.json: items[0].status: status "paused" is not known to this version.`],
    blockers: ['unknown_status'],
  },
  {
    damage: 'a product type is not known',
    customer: { record: record(1), subscriptions: [subscription('a', { productType: { id: 'Quantum' } })] },
    told: ['items[0].productType.id: product type "Quantum" is not known'],
    blockers: ['unknown_status'],
  },
  {
    damage: 'an entitlement type is not known',
    customer: { record: record(1), orders: [order('o')], entitlements: [entitlement('o', { entitlementType: 'nft' })] },
    told: ['items[0].entitlementType: entitlement type "nft" is not known'],
    blockers: ['unknown_status'],
  },
  {
    damage: 'an id is in a file twice, with different content',
    customer: {
      record: record(1),
      subscriptions: [subscription('a', { status: 'cancelled' }), subscription('a')],
    },
    told: [`${folder}/subscriptions.json: items[1].id: a is in the file twice, with different content.`],
    blockers: ['record_incomplete'],
  },
  {
    damage: 'a quantity is larger than any',
    customer: { record: record(1), subscriptions: [subscription('a', { status: 'suspended', quantity: 2 ** 31 })] },
    told: [`${folder}/subscriptions.json: items[0].quantity:`],
    blockers: ['record_incomplete'],
  },
  {
    damage: 'an order line has a quantity larger than any',
    customer: { record: record(1), orders: [order('o', { lineItems: [{ lineItemNumber: 0, quantity: 2 ** 31 }] })] },
    told: [`${folder}/orders.json: items[0].lineItems[0].quantity:`],
    blockers: ['record_incomplete'],
  },
  {
    damage: 'a record has no id',
    customer: { record: record(1), subscriptions: [subscription('a', { id: undefined })] },
    told: ['items[0]: the record has no id that can be read.'],
    blockers: ['record_incomplete'],
  },
];

describe('what cannot be read is reported with its place, blocks, and affects nothing else', () => {
  test.each(cases)('$damage', async ({ customer, told, blockers }) => {
    await using harness = await openHarness();
    const { code, text, report } = await harness.importAll(customer, { record: record(2) });
    expect(code).toBe(2);
    for (const words of told) expect(text).toContain(words);
    expect(report).toHaveLength(1);
    expect(text).toContain('2 imported');
    expect(text).toContain('1 with problems');
    expect((await harness.factsOf(1))?.relationship.blockerKinds).toEqual(blockers);
    expect((await harness.factsOf(2))?.relationship.blockerKinds).toEqual([]);
  });

  test.each(cases)('$damage; a later import that reads it all puts it right', async ({ customer }) => {
    await using harness = await openHarness();
    await harness.importAll(customer);
    const good = { record: record(1), subscriptions: [azurePlan('plan', { status: 'suspended' })] };
    const { code } = await harness.importAll({ ...good, azureEntitlements: { plan: [] } });
    expect(code).toBe(0);
    expect((await harness.factsOf(1))?.relationship.blockerKinds).toEqual([]);
  });
});

test('a customer that is in the list twice is imported once, and said', async () => {
  await using harness = await openHarness();
  const upper = record(1, { id: guid(1).toUpperCase() });
  const { code, text } = await harness.importAll({ record: record(1) }, { record: upper });
  expect(code).toBe(2);
  expect(text).toContain(`customers.json: items[1].id: customer ${guid(1)} is in the list twice; the first was taken.`);
  expect(await harness.store.countCustomers(partner.id, {})).toEqual({ rows: 1, isExact: true });
});

test('a customer without a tenant id is reported; its neighbours are imported', async () => {
  await using harness = await openHarness();
  const { code, text } = await harness.importAll({ record: { id: '../../etc' } }, { record: record(2) });
  expect(code).toBe(2);
  expect(text).toContain('customers.json: items[0].id: the customer has no tenant id.');
  expect(text).toContain('1 imported');
});

test.each([
  [[record(2), record(2, { id: guid(1) })], 'items[1]', 2],
  [[record(2, { id: guid(1) }), record(1)], 'items[0]', 1],
])('an entry that names two tenants is left out and said; it takes no other with it', async (records, place, taken) => {
  await using harness = await openHarness();
  const { code, text } = await harness.importAll(...records.map((one) => ({ record: one })));
  expect(code).toBe(2);
  const told = `customers.json: ${place}.companyProfile.tenantId: names another tenant than the entry's id, ${guid(1)}.`;
  expect(text).toContain(told);
  expect(text).toContain('1 imported');
  expect(text).not.toContain('twice');
  expect((await harness.factsOf(taken))?.customer.companyName).toBe(`Company ${taken}`);
  expect(await harness.store.countCustomers(partner.id, {})).toEqual({ rows: 1, isExact: true });
});

test('a record that is in a file twice with the same content is taken once, and said', async () => {
  await using harness = await openHarness();
  const { code, text } = await harness.importAll({ record: record(1), orders: [order('a'), order('a')] });
  expect(code).toBe(0);
  expect(text).toContain('orders.json: items[1].id: a is in the file twice, with the same content.');
  expect((await harness.factsOf(1))?.orders).toMatchObject([{ id: 'ord_a', status: 'completed' }]);
});

test('a record that gets a second one of different content blocks again, and the same twice changes nothing', async () => {
  await using harness = await openHarness();
  const one = { record: record(1), orders: [order('o')], entitlements: [entitlement('o')] };
  const two = { ...one, entitlements: [entitlement('o'), entitlement('o', { quantity: 2 })] };
  await harness.importAll(one);
  await harness.importAll(two);
  expect((await harness.factsOf(1))?.relationship.blockerKinds).toEqual(['record_incomplete']);
  await harness.newEvents();
  await harness.importAll(two);
  expect(await harness.newEvents()).toEqual([]);
  await harness.importAll(one);
  expect((await harness.factsOf(1))?.softwarePurchases).toMatchObject([{ status: 'active' }]);
});

test.each([
  ['subscriptions.json', { subscriptions: [subscription('same')] }, 'same'],
  ['orders.json', { orders: [order('other'), order('same')] }, 'same'],
  ['entitlements.json', { entitlements: [entitlement('same')] }, 'same-0'],
  [
    'subscriptions/plan2/azureEntitlements.json',
    {
      subscriptions: [azurePlan('plan2')],
      azureEntitlements: { plan2: [{ id: 'same', friendlyName: 'web', status: 'active' }] },
    },
    'same',
  ],
])('two customers cannot own one item: the second is left out whole, and %s is named', async (file, items, id) => {
  await using harness = await openHarness();
  const first = {
    record: record(1),
    subscriptions: [subscription('same'), azurePlan('plan1')],
    azureEntitlements: { plan1: [{ id: 'same', friendlyName: 'web', status: 'active' }] },
    orders: [order('same')],
    entitlements: [entitlement('same')],
  };
  const { code, text } = await harness.importAll(first, { record: record(2), ...items });
  expect(code).toBe(2);
  expect(text).toContain(`customers/${guid(2)}/${file}: the id ${id} is that of an item of another customer`);
  expect(await harness.factsOf(2)).toBeUndefined();
  const facts = await harness.factsOf(1);
  expect(facts?.azureEntitlements).toHaveLength(1);
});

test('one that is here and is left out is blocked until an import takes it over', async () => {
  await using harness = await openHarness();
  const first = { record: record(1), orders: [order('same')] };
  const second = { record: record(2) };
  const clash = { record: record(2), orders: [order('same')] };
  await harness.importAll(first, second);
  const kindsOf = async () => (await harness.factsOf(2))?.relationship.blockerKinds;
  expect(await kindsOf()).toEqual([]);
  await harness.importAll(first, clash);
  expect(await kindsOf()).toEqual(['record_incomplete']);
  expect((await harness.factsOf(2))?.importFindings).toMatchObject([
    { gap: 'record_conflicting', file: `customers/${guid(2)}/orders.json` },
  ]);
  await harness.newEvents();
  await harness.importAll(first, clash);
  expect(await harness.newEvents()).toEqual([]);
  await harness.importAll(first, second);
  expect(await kindsOf()).toEqual([]);
});

test('any other key that is broken is a fault, not a clash of items', async () => {
  await using harness = await openHarness();
  const store: Store = {
    ...harness.store,
    transact: () => Promise.reject(new UniqueViolation('relationship_active')),
  };
  await writeExport(harness.dir, [{ record: record(1) }]);
  await expect(harness.importFolder({ store })).rejects.toThrow('relationship_active');
});
