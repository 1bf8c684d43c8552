import { defaultPolicy, removalBlockers } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { azurePlan, type CustomerFolder, entitlement, guid, order, record, subscription } from './export-folder.ts';
import { type Harness, now, openHarness, typesOfNewEvents } from './harness.ts';

const whole: CustomerFolder = {
  record: record(1),
  subscriptions: [subscription('s', { status: 'suspended' }), azurePlan('p', { status: 'suspended' })],
  azureEntitlements: { p: [] },
  orders: [order('o')],
  entitlements: [entitlement('o', { quantityDetails: [{ status: 'Cancelled' }] })],
};
const cut = (items: readonly object[] = []) => JSON.stringify({ totalCount: items.length + 2, items });
const paged = JSON.stringify({ items: [], links: { next: { uri: '/more' } } });

const damages: readonly (readonly [string, Partial<CustomerFolder>, file: string])[] = [
  ['subscriptions cut short', { subscriptions: cut() }, 'subscriptions.json'],
  ['subscriptions of several pages', { subscriptions: paged }, 'subscriptions.json'],
  ['subscriptions missing', { subscriptions: null }, 'subscriptions.json'],
  ['subscriptions unreadable', { subscriptions: '{"items": [' }, 'subscriptions.json'],
  ['a subscription without an id', { subscriptions: [subscription('s', { id: undefined })] }, 'subscriptions.json'],
  ['entitlements cut short', { entitlements: cut() }, 'entitlements.json'],
  ['entitlements missing', { entitlements: null }, 'entitlements.json'],
  ['orders unreadable', { orders: 'x' }, 'orders.json'],
  ['Azure subscriptions missing', { azureEntitlements: { p: null } }, 'subscriptions/p/azureEntitlements.json'],
  ['Azure subscriptions cut short', { azureEntitlements: { p: cut() } }, 'subscriptions/p/azureEntitlements.json'],
];

const blockersOf = async (harness: Harness) => {
  const facts = await harness.factsOf(1);
  return facts === undefined ? [] : removalBlockers(facts, defaultPolicy, now);
};

describe.each(damages)('%s', (_, damage, file) => {
  test.each(['first', 'later'])('at the %s import block until a whole one was read', async (when) => {
    await using harness = await openHarness();
    if (when === 'later') {
      await harness.importAll(whole);
      expect((await harness.factsOf(1))?.relationship.blockerKinds).toEqual([]);
    }
    const before = await harness.factsOf(1);
    const { code } = await harness.importAll({ ...whole, ...damage });
    expect(code).toBe(2);
    const path = `customers/${guid(1)}/${file}`;
    expect(await blockersOf(harness)).toMatchObject([
      { kind: 'record_incomplete', subjectKind: 'relationship', subjectName: path, findings: [{ file: path }] },
    ]);
    if (when === 'later') {
      const after = await harness.factsOf(1);
      expect([after?.subscriptions, after?.softwarePurchases]).toEqual([
        before?.subscriptions,
        before?.softwarePurchases,
      ]);
    }
    await harness.newEvents();
    await harness.importAll({ ...whole, ...damage });
    expect(await typesOfNewEvents(harness)).toEqual([]);
    expect(await blockersOf(harness)).toHaveLength(1);
    expect((await harness.importAll(whole)).code).toBe(0);
    expect(await blockersOf(harness)).toEqual([]);
    expect((await harness.factsOf(1))?.importFindings).toEqual([]);
  });
});

test('a field that cannot be read blocks its item by file, field and value, until it can', async () => {
  await using harness = await openHarness();
  await harness.importAll({ record: record(1), subscriptions: [subscription('s', { status: 'suspended' })] });
  const odd = subscription('s', { status: 'suspended', commitmentEndDate: '08/17/2027' });
  await harness.importAll({ record: record(1), subscriptions: [odd] });
  expect(await blockersOf(harness)).toMatchObject([
    {
      id: 'blk_sub_s',
      kind: 'record_incomplete',
      findings: [{ path: 'items[0].commitmentEndDate', field: 'commitmentEndDate', value: '08/17/2027' }],
    },
  ]);
  await harness.importAll({ record: record(1), subscriptions: [subscription('s', { status: 'suspended' })] });
  expect(await blockersOf(harness)).toEqual([]);
});

test('an item whose record was not seen in a file cut short keeps what was unread of it', async () => {
  await using harness = await openHarness();
  await harness.importAll({ record: record(1), subscriptions: [subscription('s', { quantity: -1 })] });
  await harness.importAll({ record: record(1), subscriptions: cut([subscription('t')]) });
  const blockers = await blockersOf(harness);
  expect(blockers.map(({ subjectKind, kind }) => `${subjectKind} ${kind}`).sort()).toEqual([
    'relationship record_incomplete',
    'subscription active_subscription',
    'subscription record_incomplete',
  ]);
});

test('one thing in two files is one item, and goes when it is in neither', async () => {
  await using harness = await openHarness();
  const plan = azurePlan('v', { productType: { id: 'Azure', subType: 'SavingsPlan' }, orderId: 'o' });
  const twin = entitlement('o', { entitlementType: 'savingsPlan', expiryDate: '2027-01-01T00:00:00Z' });
  const both = { record: record(1), subscriptions: [plan], orders: [order('o')], entitlements: [twin] };
  await harness.importAll(both);
  expect((await harness.factsOf(1))?.savingsPlans).toMatchObject([{ id: 'svp_v', status: 'active' }]);
  await harness.newEvents();
  await harness.importAll({ ...both, entitlements: null });
  expect((await harness.factsOf(1))?.savingsPlans).toMatchObject([{ id: 'svp_v', status: 'active' }]);
  await harness.importAll({ ...both, subscriptions: [{ ...plan, status: 'expired' }] });
  expect((await harness.factsOf(1))?.savingsPlans).toMatchObject([{ status: 'active' }]);
  await harness.importAll({ record: record(1), orders: [order('o')] });
  expect((await harness.factsOf(1))?.savingsPlans).toMatchObject([{ status: 'cancelled' }]);
});
