import { defaultPolicy } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import type { ExportFile } from '../../src/import/export-files.ts';
import { purchasesIn } from '../../src/import/purchases.ts';
import { readAzureEntitlements } from '../../src/import/wire/azure-entitlements.ts';
import { type FindPurchase, readEntitlements } from '../../src/import/wire/entitlements.ts';
import { readOrders } from '../../src/import/wire/orders.ts';
import { readSubscriptions } from '../../src/import/wire/subscriptions.ts';

const fileOf = (...items: readonly unknown[]): ExportFile => ({
  path: 'file.json',
  state: 'read',
  json: { totalCount: items.length, items },
});

const licence = {
  id: 's1',
  offerId: 'O1',
  offerName: 'Office 365 Enterprise E3',
  friendlyName: 'Office',
  quantity: 5,
  unitType: 'Licenses',
  creationDate: '2026-01-01T00:00:00Z',
  effectiveStartDate: '2026-01-02T00:00:00Z',
  commitmentEndDate: '2027-01-02T00:00:00Z',
  status: 'active',
  autoRenewEnabled: true,
  isTrial: false,
};
const readSubs = (file: ExportFile) => readSubscriptions(file, defaultPolicy);
const subscriptionOf = (set: object) => readSubs(fileOf({ ...licence, ...set }));

const bought: FindPurchase = (orderId) =>
  orderId === 'o1' ? { at: new Date('2026-03-01T00:00:00Z'), offerId: 'P:S:A' } : undefined;
const software = {
  referenceOrder: { id: 'o1', lineItemId: '0' },
  quantity: 2,
  quantityDetails: [{ quantity: 2, status: 'Active' }],
  entitlementType: 'software',
  displayName: 'Server',
};
const softwareDays = { newCommerce: 7, other: 30 };
const entitlementOf = (set: object, findPurchase: FindPurchase = bought) =>
  readEntitlements({ file: fileOf({ ...software, ...set }), findPurchase, softwareDays });

describe('a product type says what a subscription is', () => {
  test.each([
    [undefined, 'license', 'legacy', 0],
    [null, 'license', 'legacy', 0],
    [{ id: 'OnlineServicesNCE' }, 'license', 'new_commerce', 0],
    [{ id: 'Azure' }, 'azure_plan', 'new_commerce', 0],
    [{ id: 'SaaS' }, 'marketplace_saas', 'new_commerce', 0],
    [{ id: 'Quantum' }, 'unknown', 'new_commerce', 1],
    [{ id: 'constructor' }, 'unknown', 'new_commerce', 1],
  ])('%j is %s, %s', (productType, kind, commerceModel, findings) => {
    const read = subscriptionOf({ productType });
    expect(read.rows).toMatchObject([{ kind, commerceModel, status: 'active' }]);
    expect(read.findings).toHaveLength(findings);
  });
});

describe("a subscription's status is the vendor's word, kept beside ours", () => {
  test.each([
    ['none', 'pending'],
    ['pending', 'pending'],
    ['active', 'active'],
    ['suspended', 'suspended'],
    ['cancelled', 'cancelled'],
    ['expired', 'expired'],
    ['disabled', 'disabled'],
    ['deleted', 'deleted'],
  ])('%s is %s', (word, status) => {
    const read = subscriptionOf({ status: word });
    expect(read.rows).toMatchObject([{ status, rawStatus: word }]);
    expect(read.findings).toEqual([]);
  });

  test.each(['paused', 'Active', 'toString'])('"%s" is not known: UNKNOWN, and told', (word) => {
    const read = subscriptionOf({ status: word });
    expect(read.rows).toMatchObject([{ status: 'unknown', rawStatus: word }]);
    expect(read.findings).toMatchObject([{ path: 'items[0].status', file: 'file.json' }]);
  });
});

test.each([
  ['pending', 'pending'],
  ['none', 'pending'],
  ['completed', 'completed'],
  ['cancelled', 'cancelled'],
  ['unknown', 'unknown'],
])('an order that is %s is %s, and not worth telling', (word, status) => {
  const read = readOrders(fileOf({ id: 'o1', status: word, creationDate: '2026-01-01T00:00:00Z', lineItems: [] }));
  expect(read.rows).toMatchObject([{ row: { id: 'ord_o1', status, rawStatus: word } }]);
  expect(read.findings).toEqual([]);
});

test.each([
  ['active', 'active'],
  ['cancelled', 'cancelled'],
  ['deleted', 'cancelled'],
  ['disabled', 'unknown'],
])('an Azure subscription that is %s is %s', (word, status) => {
  const file = fileOf({ id: 'a1', friendlyName: 'web', status: word });
  const read = readAzureEntitlements({ planId: 'p1', file });
  expect(read.rows).toMatchObject([{ id: 'aze_a1', subscriptionId: 'sub_p1', status, rawStatus: word }]);
  expect(read.findings).toHaveLength(status === 'unknown' ? 1 : 0);
});

describe('an entitlement type says what was bought, without regard to case', () => {
  test.each([
    ['reservedInstance', 'reservation', 'rsv_o1-0'],
    ['reservedinstance', 'reservation', 'rsv_o1-0'],
    ['virtualMachineReservedInstance', 'reservation', 'rsv_o1-0'],
    ['savingsPlan', 'savingsPlan', 'svp_o1-0'],
    ['SOFTWARE', 'softwarePurchase', 'sft_o1-0'],
  ])('%s is a %s', (entitlementType, kind, id) => {
    const read = entitlementOf({ entitlementType });
    expect(read.rows).toMatchObject([
      { kind, row: { id, status: 'active', purchasedAt: new Date('2026-03-01T00:00:00Z') } },
    ]);
    expect(read.findings).toEqual([]);
  });

  test.each(['hologram', '__proto__'])('%s is kept as software of status UNKNOWN, and told', (entitlementType) => {
    const read = entitlementOf({ entitlementType });
    expect(read.rows).toMatchObject([
      {
        kind: 'softwarePurchase',
        row: { id: 'sft_o1-0', status: 'unknown', rawStatus: `entitlementType: ${entitlementType}` },
      },
    ]);
    expect(read.findings).toMatchObject([{ path: 'items[0].entitlementType' }]);
  });
});

describe('an entitlement has the status of its quantities', () => {
  test.each([
    [[{ status: 'Active' }], 'active'],
    [[], 'active'],
    [undefined, 'active'],
    [[{ status: 'Cancelled' }, { status: 'Active' }], 'active'],
    [[{ status: 'Cancelled' }], 'cancelled'],
    [[{ status: 'Expired' }], 'expired'],
    [[{ status: 'Active' }, { status: 'Frozen' }], 'unknown'],
  ])('%j is %s', (quantityDetails, status) => {
    const read = entitlementOf({ entitlementType: 'reservedinstance', quantityDetails });
    expect(read.rows).toMatchObject([{ row: { status } }]);
  });
});

describe('software can be cancelled for as long as its offer allows', () => {
  test.each([
    ['P:S:A', '2026-03-08T00:00:00.000Z'],
    ['P:S', '2026-03-31T00:00:00.000Z'],
    ['525A468B-18EB-4D4B-B556-02E2699DE020', '2026-03-31T00:00:00.000Z'],
  ])('offer %s until %s', (offerId, until) => {
    const read = entitlementOf({}, () => ({ at: new Date('2026-03-01T00:00:00Z'), offerId }));
    expect(read.rows).toMatchObject([{ row: { cancellationAllowedUntil: new Date(until) } }]);
  });

  test.each([
    ['0', '2026-03-31T00:00:00.000Z'],
    ['2', '2026-03-08T00:00:00.000Z'],
    ['1', null],
    ['x', null],
  ])('line %s of its order is found by its number: until %s', (lineItemId, until) => {
    const lineItems = [
      { lineItemNumber: 2, offerId: 'P:S:A', quantity: 1 },
      { lineItemNumber: 0, offerId: 'P:S', quantity: 1 },
      { offerId: 'P:S', quantity: 1 },
    ];
    const orders = readOrders(fileOf({ id: 'o1', status: 'completed', creationDate: '2026-03-01', lineItems }));
    const read = entitlementOf({ referenceOrder: { id: 'o1', lineItemId } }, purchasesIn(orders.rows));
    const cancellationAllowedUntil = until === null ? null : new Date(until);
    expect(read.rows).toMatchObject([{ row: { purchasedAt: new Date('2026-03-01'), cancellationAllowedUntil } }]);
  });

  test('without its order the window is closed', () => {
    const read = entitlementOf({ referenceOrder: { id: 'other', lineItemId: 0 } });
    expect(read.rows).toMatchObject([
      { row: { id: 'sft_other-0', purchasedAt: null, cancellationAllowedUntil: null } },
    ]);
  });
});

test.each([
  ['Reserved_VM_Instance_Standard_D1', true],
  ['SUSE_Linux_Enterprise_1_Year', false],
  ['Red Hat Enterprise Linux', false],
  ['RedHat OpenShift', false],
  ['Databricks_Prepurchase', false],
])('a reservation named %s is refundable: %s', (displayName, refundable) => {
  const read = entitlementOf({ entitlementType: 'reservedinstance', displayName });
  expect(read.rows).toMatchObject([{ row: { refundable } }]);
});

describe("a marketplace offer's window", () => {
  const refundOptions = [{ expiresAt: '2026-02-01T00:00:00Z' }, { expiresAt: '2026-02-09T00:00:00Z' }, {}];
  test.each([
    ['SaaS', '2026-02-03T00:00:00Z', '2026-02-03T00:00:00.000Z'],
    ['SaaS', undefined, '2026-02-09T00:00:00.000Z'],
    ['OnlineServicesNCE', undefined, undefined],
  ])('%s with the date %s ends at %s', (id, cancellationAllowedUntilDate, until) => {
    const read = subscriptionOf({ productType: { id }, cancellationAllowedUntilDate, refundOptions });
    const expected = until === undefined ? null : new Date(until);
    expect(read.rows).toMatchObject([{ cancellationAllowedUntil: expected }]);
  });
});

describe('a record is kept as far as it can be read', () => {
  test.each([
    ['commitmentEndDate', 'tomorrow'],
    ['cancellationAllowedUntilDate', 20260101],
    ['productType', 'OnlineServicesNCE'],
    ['isTrial', 'yes'],
    ['parentSubscriptionId', 7],
    ['quantity', -1],
    ['quantity', 2_147_483_648],
  ])('an unreadable %s makes it UNKNOWN', (field, value) => {
    const read = subscriptionOf({ [field]: value });
    expect(read.rows).toMatchObject([
      { id: 'sub_s1', status: 'unknown', friendlyName: 'Office', unitType: 'Licenses' },
    ]);
    expect(read.findings).toMatchObject([{ path: `items[0].${field}` }]);
    expect(read.complete).toBe(true);
  });

  test.each([
    ['friendlyName', 7],
    ['suspensionReasons', 'none'],
  ])('an unreadable %s leaves the status as it is', (field, value) => {
    const read = subscriptionOf({ [field]: value });
    expect(read.rows).toMatchObject([{ status: 'active' }]);
    expect(read.findings).toMatchObject([{ path: `items[0].${field}` }]);
  });

  test('the largest quantity is 2,147,483,647', () => {
    const read = subscriptionOf({ quantity: 2_147_483_647 });
    expect(read.rows).toMatchObject([{ status: 'active', quantity: 2_147_483_647 }]);
    expect(read.findings).toEqual([]);
  });

  test.each([
    [{ friendlyName: '' }, 'Office 365 Enterprise E3'],
    [{ friendlyName: ' ' }, 'Office 365 Enterprise E3'],
    [{ friendlyName: '', offerName: '' }, 'O1'],
    [{ friendlyName: 'Office' }, 'Office'],
  ])('a name that is empty counts as absent: %j is called %s', (names, friendlyName) => {
    expect(subscriptionOf(names).rows).toMatchObject([{ friendlyName }]);
  });

  test.each([
    ['2026-11-20T09:00:00Z', '2026-11-20T09:00:00.000Z'],
    ['2026-11-20T09:00:00', '2026-11-20T09:00:00.000Z'],
    ['2026-11-20T09:00:00.1234567Z', '2026-11-20T09:00:00.123Z'],
    ['2026-11-20T09:00:00+09:00', '2026-11-20T00:00:00.000Z'],
    ['2026-11-20', '2026-11-20T00:00:00.000Z'],
    ['0001-01-01T00:00:00', undefined],
  ])('the date %s is %s', (commitmentEndDate, instant) => {
    const read = subscriptionOf({ commitmentEndDate });
    expect(read.findings).toEqual([]);
    expect(read.rows).toMatchObject([{ commitmentEndDate: instant === undefined ? null : new Date(instant) }]);
  });
});

describe('a file tells only what it holds', () => {
  test('a record without an id is told, and nothing counts as absent', () => {
    const read = readSubs(fileOf(licence, { ...licence, id: null }, 'text'));
    expect(read.rows).toHaveLength(1);
    expect(read.complete).toBe(false);
    expect(read.findings.map(({ path }) => path)).toEqual(['items[1]', 'items[2]']);
  });

  test('records of one id and different content are one item of status UNKNOWN', () => {
    const cancelled = { ...licence, status: 'cancelled' };
    const read = readSubs(fileOf(cancelled, licence, cancelled));
    expect(read.rows).toMatchObject([{ id: 'sub_s1', status: 'unknown' }]);
    expect(read.complete).toBe(true);
    expect(read.findings).toMatchObject([
      { kind: 'unread', path: 'items[1].id' },
      { kind: 'noted', path: 'items[2].id' },
    ]);
  });

  test('records of one id and the same content are one item', () => {
    const read = readSubs(fileOf(licence, { ...licence, attributes: { etag: 'x' } }));
    expect(read.rows).toEqual(readSubs(fileOf(licence)).rows);
    expect(read.findings).toMatchObject([{ kind: 'noted', path: 'items[1].id' }]);
  });

  test.each([
    ['fewer items than it counts', { totalCount: 2, items: [licence] }],
    ['a link to a next page', { items: [licence], links: { next: { uri: '/more' } } }],
  ])('with %s nothing counts as absent', (_, json) => {
    const read = readSubs({ path: 'file.json', state: 'read', json });
    expect(read).toMatchObject({ complete: false, rows: [{ id: 'sub_s1' }] });
    expect(read.findings).toHaveLength(1);
  });

  test.each([[[]], [{}], [{ items: 'none' }], [null], [3]])('%j is not a list of items', (json) => {
    const read = readSubs({ path: 'file.json', state: 'read', json });
    expect(read).toMatchObject({ complete: false, rows: [] });
    expect(read.findings).toMatchObject([{ file: 'file.json', path: '' }]);
  });
});
