import { defaultPolicy as windows } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import type { ExportFile } from '../../src/import/export-files.ts';
import { purchasesIn } from '../../src/import/purchases.ts';
import { readAzureEntitlements } from '../../src/import/wire/azure-entitlements.ts';
import { type FindPurchase, readEntitlements } from '../../src/import/wire/entitlements.ts';
import { readOrders } from '../../src/import/wire/orders.ts';
import { readSubscriptions as read, type SubscriptionDraft } from '../../src/import/wire/subscriptions.ts';

const fileOf = (...items: readonly unknown[]): ExportFile => ({
  path: 'file.json',
  state: 'read',
  json: { totalCount: items.length, items },
});

const licence = {
  id: 's1',
  offerId: '796B6B5F-613C-4E24-A17C-EBA730D49C02',
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
const rowOf = ({ row }: SubscriptionDraft) => row;
/** The rows that are subscriptions, and commitments among them, without what else was read of them. */
const readSubscriptions = (file: ExportFile) => {
  const { rows, ...rest } = read(file, windows);
  return { ...rest, drafts: rows, rows: rows.map(rowOf) };
};
const subscriptionOf = (set: object) => readSubscriptions(fileOf({ ...licence, ...set }));

const bought: FindPurchase = (orderId) =>
  orderId === 'o1' ? { at: new Date('2026-03-01T00:00:00Z'), lineName: null, hasLine: true } : undefined;
const software = {
  referenceOrder: { id: 'o1', lineItemId: '0' },
  quantity: 2,
  quantityDetails: [{ quantity: 2, status: 'Active' }],
  entitlementType: 'software',
  displayName: 'Server',
};
const entitlementOf = (set: object, findPurchase: FindPurchase = bought) =>
  readEntitlements({ file: fileOf({ ...software, ...set }), findPurchase, windows });

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

  test.each(['Active', 'ACTIVE', 'Suspended', 'Deleted'])('%s is read whatever its case, and kept as it is', (word) => {
    const read = subscriptionOf({ status: word });
    expect(read.rows).toMatchObject([{ status: word.toLowerCase(), rawStatus: word }]);
    expect(read.findings).toEqual([]);
  });

  test.each(['paused', 'toString'])('"%s" is not known: UNKNOWN, and told', (word) => {
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
  ['Deleted', 'cancelled'],
  ['disabled', 'cancelled'],
  ['canceled', 'cancelled'],
  ['inactive', 'cancelled'],
  ['suspended', 'active'],
  ['warned', 'active'],
  ['pastDue', 'active'],
  ['moved', 'unknown'],
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
    ['virtual_machine_reserved_instance', 'reservation', 'rsv_o1-0'],
    ['reserved_instance', 'reservation', 'rsv_o1-0'],
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

describe('software has a window by what it is', () => {
  test.each([
    ['a perpetual licence', undefined, '2026-03-31T00:00:00.000Z'],
    ['software bought for a term', '2027-03-01T00:00:00Z', '2026-03-08T00:00:00.000Z'],
  ])('%s', (_, expiryDate, until) => {
    const read = entitlementOf({ expiryDate });
    expect(read.rows).toMatchObject([{ row: { cancellationAllowedUntil: new Date(until) } }]);
  });

  test.each([
    ['0', true],
    ['2', true],
    ['1', false],
    ['x', false],
  ])('line %s of its order is found by its number: %s', (lineItemId, isOpen) => {
    const lineItems = [
      { lineItemNumber: 2, offerId: 'P:S:A', quantity: 1 },
      { lineItemNumber: 0, offerId: 'P:S', quantity: 1 },
      { offerId: 'P:S', quantity: 1 },
    ];
    const orders = readOrders(fileOf({ id: 'o1', status: 'completed', creationDate: '2026-03-01', lineItems }));
    const read = entitlementOf({ referenceOrder: { id: 'o1', lineItemId } }, purchasesIn(orders.rows));
    const cancellationAllowedUntil = isOpen ? new Date('2026-03-31') : null;
    expect(read.rows).toMatchObject([{ row: { purchasedAt: new Date('2026-03-01'), cancellationAllowedUntil } }]);
  });

  test('without its order the window is closed', () => {
    const read = entitlementOf({ referenceOrder: { id: 'other', lineItemId: 0 } });
    expect(read.rows).toMatchObject([
      { row: { id: 'sft_other-0', purchasedAt: null, cancellationAllowedUntil: null } },
    ]);
  });
});

describe('a reservation', () => {
  const order =
    (friendlyName: string | null): FindPurchase =>
    () => ({
      at: new Date('2026-03-01T00:00:00Z'),
      lineName: friendlyName,
      hasLine: true,
    });
  const reservation = { entitlementType: 'reservedinstance', displayName: undefined, productId: 'DZH318Z0AAAA' };

  test.each([
    ['Cosmos DB, 1 Year', {}, 'Cosmos DB, 1 Year'],
    [null, { skuTitle: 'Standard_E4s, 1 Year', productTitle: 'Reserved VM' }, 'Standard_E4s, 1 Year'],
    [null, { productTitle: 'Reserved VM' }, 'Reserved VM'],
    [null, {}, 'DZH318Z0AAAA'],
    ['line 7', { skuTitle: 'Standard_E4s, 1 Year' }, 'line 7 (Standard_E4s, 1 Year)'],
    ['standard_e4s, 1 year', { skuTitle: 'Standard_E4s, 1 Year' }, 'standard_e4s, 1 year'],
  ])('of the order line %s and %j is called %s', (line, titles, name) => {
    expect(entitlementOf({ ...reservation, ...titles }, order(line)).rows).toMatchObject([{ row: { name } }]);
  });

  test.each([
    ['Reserved VM Instance, Standard_D1', {}, true],
    ['SUSE_Linux_Enterprise_1_Year', {}, false],
    ['Red Hat Enterprise Linux', {}, false],
    ['RedHat OpenShift', {}, false],
    ['RHEL 9', {}, false],
    ['Databricks commit units', {}, false],
    ['Defender Pre-Purchase plan', {}, false],
    ['Something', { skuTitle: 'SUSE Linux Enterprise' }, false],
    ['Something', { dynamicAttributes: { reservationType: 'SuseLinux' } }, false],
    ['Something', { dynamicAttributes: { reservationType: 'VirtualMachines' } }, true],
    ['Something', { dynamicAttributes: { reservationType: 'Holograms' } }, null],
    ['Something', {}, null],
  ])('of the order line %s and %j is refundable: %s', (line, more, refundable) => {
    expect(entitlementOf({ ...reservation, ...more }, order(line)).rows).toMatchObject([{ row: { refundable } }]);
  });
});

describe('a window that the vendor sends, whatever is sold', () => {
  const until = (set: object) => subscriptionOf(set).rows;
  /** Ends of new-commerce licences cover the whole day. */
  const isLicence = (type: unknown) => JSON.stringify(type).includes('NCE');
  const kinds = [{ id: 'SaaS' }, { id: 'OnlineServicesNCE' }, { id: 'Software' }, 'Software'];
  test.each(
    kinds.flatMap((productType) => [
      {
        productType,
        options: [{ expiresAt: '2026-02-01T00:00:00Z' }, { expiresAfter: '2026-02-09T00:00:00Z' }],
        last: '2026-02-09',
      },
      {
        productType,
        options: [{ expiresAt: null }],
        last: isLicence(productType) ? '2027-01-02T23:59:59.999Z' : '2027-01-02',
      },
      { productType, options: [], last: null },
    ]),
  )('$productType with $options is open until $last', ({ productType, options, last }) => {
    const expected = last === null ? null : new Date(last);
    expect(until({ productType, refundOptions: options })).toMatchObject([{ cancellationAllowedUntil: expected }]);
  });

  test('the later of a date and an option counts', () => {
    const refundOptions = [{ expiresAt: '2026-02-09T00:00:00Z' }];
    const set = { productType: { id: 'SaaS' }, cancellationAllowedUntilDate: '2026-02-03T00:00:00Z', refundOptions };
    expect(until(set)).toMatchObject([{ cancellationAllowedUntil: new Date('2026-02-09') }]);
  });

  test.each([
    [{ id: 'Software' }, '2026-01-09'],
    [{ id: 'SaaS' }, '2026-01-04'],
    [{ id: 'OnlineServicesNCE' }, null],
  ])('%j without one is open until %s', (productType, day) => {
    expect(until({ productType })).toMatchObject([{ cancellationAllowedUntil: day === null ? null : new Date(day) }]);
  });
});

describe('what an item is, by all that is sent', () => {
  const azure = (subType?: unknown, more: object = {}) => ({ productType: { id: 'Azure', subType }, ...more });
  test.each([
    ['a savings plan', azure({ id: 'SavingsPlan' }), 'savingsPlan'],
    ['a savings plan in other letters', azure('savingsplan'), 'savingsPlan'],
    ['a benefit', azure(undefined, { billingType: 'Benefit' }), 'savingsPlan'],
    ['a reservation', azure({ id: 'Reservation' }), 'reservation'],
    ['an Azure plan', azure(), 'azure_plan'],
    ['another Azure subtype', azure({ id: 'Hologram' }), 'unknown'],
    ['software', { productType: { id: 'software' } }, 'software'],
    ['third-party SaaS without a type', { offerId: 'P:S:A', isMicrosoftProduct: false }, 'marketplace_saas'],
    ['third-party SaaS by a GUID offer', { isMicrosoftProduct: false }, 'marketplace_saas'],
    ['no type and an offer of new commerce', { offerId: 'P:S:A' }, 'unknown'],
    ['no type and no offer', { offerId: null }, 'unknown'],
    ['a legacy Azure offer', { offerId: 'MS-AZR-0145P' }, 'license'],
    ['a type in other letters', { productType: { id: 'onlineservicesnce' } }, 'license'],
  ])('%s', (_, set, expected) => {
    const { drafts, findings } = subscriptionOf(set);
    const [draft] = drafts;
    const kind = draft?.kind === 'subscription' ? draft.row.kind : draft?.kind;
    expect(kind).toBe(expected);
    expect(findings).toHaveLength(expected === 'unknown' ? 1 : 0);
  });

  test('a commitment among the subscriptions runs as long as it is active or suspended', () => {
    const of = (status: string) => subscriptionOf(azure({ id: 'SavingsPlan' }, { status })).rows;
    for (const status of ['active', 'suspended']) expect(of(status)).toMatchObject([{ status: 'active' }]);
    expect(of('expired')).toMatchObject([{ status: 'expired' }]);
    expect(of('pending')).toMatchObject([{ status: 'unknown' }]);
  });
});

describe('a record is kept as far as it can be read', () => {
  test.each([
    ['commitmentEndDate', 'tomorrow'],
    ['cancellationAllowedUntilDate', 20260101],
    ['productType', 7],
    ['isTrial', 'maybe'],
    ['parentSubscriptionId', 7],
    ['quantity', -1],
    ['quantity', 2_147_483_648],
    ['status', 7],
    ['refundOptions', [{ expiresAt: 'soon' }]],
  ])('an unreadable %s is missing of it, by field and value', (field, value) => {
    const read = subscriptionOf({ [field]: value });
    expect(read.rows).toMatchObject([{ id: 'sub_s1', friendlyName: 'Office', unitType: 'Licenses' }]);
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    expect(read.findings).toMatchObject([
      { path: expect.stringContaining(`items[0].${field}`), missing: { subjectId: 'sub_s1', field, value: shown } },
    ]);
    expect(read.complete).toBe(true);
  });

  test.each(['System.Object[]', '@{expiresAt=2026-02-01T00:00:00Z}', 'System.Collections.Hashtable'])(
    'a value that PowerShell cut off is told as that: %s',
    (value) => {
      const { findings } = subscriptionOf({ refundOptions: value });
      expect(findings).toMatchObject([{ missing: { gap: 'value_cut_off', field: 'refundOptions', value } }]);
      expect(findings[0]?.reason).toContain('-Depth');
    },
  );

  test.each([
    ['friendlyName', 7],
    ['suspensionReasons', 7],
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
    [{ friendlyName: '', offerName: '' }, licence.offerId],
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
    ['/Date(1795165200000)/', '2026-11-20T09:00:00.000Z'],
    ['/Date(1795165200000+0900)/', '2026-11-20T09:00:00.000Z'],
    ['/Date(-62135596800000)/', undefined],
    ['', undefined],
  ])('the date %s is %s', (commitmentEndDate, instant) => {
    const read = subscriptionOf({ commitmentEndDate });
    expect(read.findings).toEqual([]);
    expect(read.rows).toMatchObject([{ commitmentEndDate: instant === undefined ? null : new Date(instant) }]);
  });
});

describe('a file tells only what it holds', () => {
  test('a record without an id is told, and nothing counts as absent', () => {
    const read = readSubscriptions(fileOf(licence, { ...licence, id: null }, 'text'));
    expect(read.rows).toHaveLength(1);
    expect(read.complete).toBe(false);
    expect(read.findings.map(({ path }) => path)).toEqual(['items[1]', 'items[2]']);
  });

  test('records of one id and different content are one item of status UNKNOWN', () => {
    const cancelled = { ...licence, status: 'cancelled' };
    const read = readSubscriptions(fileOf(cancelled, licence, cancelled));
    expect(read.rows).toMatchObject([{ id: 'sub_s1', status: 'unknown' }]);
    expect(read.complete).toBe(true);
    expect(read.findings).toMatchObject([
      { kind: 'unread', path: 'items[1].id' },
      { kind: 'noted', path: 'items[2].id' },
    ]);
  });

  test('records of one id and the same content are one item', () => {
    const read = readSubscriptions(fileOf(licence, { ...licence, attributes: { etag: 'x' } }));
    expect(read.rows).toEqual(readSubscriptions(fileOf(licence)).rows);
    expect(read.findings).toMatchObject([{ kind: 'noted', path: 'items[1].id' }]);
  });

  test.each([
    ['fewer items than it counts', { totalCount: 2, items: [licence] }],
    ['a link to a next page', { items: [licence], links: { next: { uri: '/more' } } }],
  ])('with %s nothing counts as absent', (_, json) => {
    const read = readSubscriptions({ path: 'file.json', state: 'read', json });
    expect(read).toMatchObject({ complete: false, rows: [{ id: 'sub_s1' }] });
    expect(read.findings).toHaveLength(1);
  });

  test.each([[{}], [{ items: 'none' }], [null], [3]])('%j is not a list of items', (json) => {
    const read = readSubscriptions({ path: 'file.json', state: 'read', json });
    expect(read).toMatchObject({ complete: false, rows: [] });
    expect(read.findings).toMatchObject([{ file: 'file.json', path: '' }]);
  });

  const asPowerShell = Object.fromEntries(
    Object.entries(licence).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]),
  );
  test.each([
    ['a bare list', [licence]],
    ['PowerShell’s names', [asPowerShell]],
    ['PowerShell’s collection', { TotalCount: 1, Items: [asPowerShell] }],
    ['its only element by itself', asPowerShell],
    ['its only element in place of the list', { TotalCount: 1, Items: asPowerShell }],
    ['a list with its count', { value: [asPowerShell], Count: 1 }],
  ])('%s is the same list', (_, json) => {
    const read = readSubscriptions({ path: 'file.json', state: 'read', json });
    expect(read).toEqual(readSubscriptions(fileOf(licence)));
  });

  test.each([
    ['System.Object[]'],
    [{ totalCount: 1, items: 'System.Object[]' }],
    [{ totalCount: 1, items: ['@{id=s1; status=active}'] }],
  ])('what PowerShell cut off is told as that: %j', (json) => {
    const { complete, findings } = readSubscriptions({ path: 'file.json', state: 'read', json });
    expect(complete).toBe(false);
    expect(findings[0]?.reason).toContain('-Depth');
  });
});
