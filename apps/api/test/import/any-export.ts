import fc from 'fast-check';
import { entitlement, subscription } from './export-folder.ts';

/* Exports of one customer, whole or damaged. */

const over = ['cancelled', 'Canceled', 'deleted', 'DELETED'];
const running = ['active', 'Active', 'pending', 'none', 'paused', '', null, 7];
/** What may stand in the lists, by what the vendor bills of it while it is suspended. */
const products = [
  { set: {}, billedSuspended: false },
  { set: { isTrial: true }, billedSuspended: false },
  { set: { productType: { id: 'OnlineServicesNCE' } }, billedSuspended: true },
  { set: { ProductType: 'onlineservicesnce' }, billedSuspended: true },
  { set: { productType: { id: 'SaaS' } }, billedSuspended: true },
  { set: { offerId: 'P:S:A', isMicrosoftProduct: false }, billedSuspended: true },
  { set: { productType: { id: 'Software' } }, billedSuspended: true },
  { set: { productType: { id: 'Azure', subType: { id: 'SavingsPlan' } } }, billedSuspended: true },
  { set: { productType: { id: 'azure', subType: 'Reservation' } }, billedSuspended: true },
  { set: { productType: { id: 'Azure' }, billingType: 'benefit' }, billedSuspended: true },
  { set: { productType: { id: 'Quantum' } }, billedSuspended: true },
  { set: { offerId: 'P:S:A' }, billedSuspended: true },
  { set: { quantity: -1 }, billedSuspended: true },
  { set: { commitmentEndDate: 'System.Object[]' }, billedSuspended: true },
];

const subscriptionRecord = (owner: string) =>
  fc
    .record({
      id: fc.constantFrom('a', 'B', 'c'),
      product: fc.constantFrom(...products),
      status: fc.constantFrom<unknown>(...running, ...running, 'suspended', ...over),
    })
    .map(({ id: letter, product, status }) => {
      const id = owner + letter;
      return {
        id: id.toLowerCase(),
        isRunning: status === 'suspended' ? product.billedSuspended : !over.includes(String(status)),
        record: subscription(id, { ...product.set, status }),
      };
    });
/** The one order that entitlements are of. */
export const orderOf = (owner: string): string => `${owner}o`;

const entitlementRecord = (owner: string) =>
  fc
    .record({
      line: fc.constantFrom('0', '1'),
      entitlementType: fc.constantFrom('software', 'reservedInstance', 'virtual_machine_reserved_instance', 'hologram'),
      status: fc.constantFrom('Active', 'active', 'Frozen', 'Cancelled'),
    })
    .map(({ line, entitlementType, status }) => ({
      id: `${orderOf(owner)}-${line}`,
      isRunning: status !== 'Cancelled' || entitlementType === 'hologram',
      record: entitlement(orderOf(owner), {
        referenceOrder: { id: orderOf(owner), lineItemId: line },
        entitlementType,
        quantityDetails: [{ status }],
      }),
    }));
const azureRecord = (owner: string) =>
  fc
    .record({
      id: fc.constantFrom('x', 'y'),
      status: fc.constantFrom('active', 'Suspended', 'warned', 'moved', 'disabled'),
    })
    .map(({ id, status }) => ({
      id: owner + id,
      isRunning: status !== 'disabled',
      record: { id: owner + id, friendlyName: id, status },
    }));

interface Listed {
  readonly id: string;
  readonly isRunning: boolean;
  readonly record: object;
}
const damage = fc.constantFrom('none', 'none', 'none', 'cut', 'paged', 'missing', 'broken', 'nameless');
const fileOf = (one: fc.Arbitrary<Listed>) =>
  fc
    .record({ listed: fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 3 }), damage })
    .map(({ listed, damage: how }) => {
      const items = listed.map((each) => each.record);
      const written = {
        none: items,
        cut: JSON.stringify({ totalCount: items.length + 1, items }),
        paged: JSON.stringify({ items, links: { next: { uri: '/more' } } }),
        missing: null,
        broken: '{"items": [',
        nameless: JSON.stringify({ items: [...items, { status: 'active' }] }),
      }[how];
      const isRead = how !== 'missing' && how !== 'broken';
      return {
        written: written as readonly object[] | string | null,
        isWhole: how === 'none',
        seen: isRead ? listed : [],
      };
    });
/** @param owner begins the ids of its items, in lower case */
export const anyExport = (owner: string) =>
  fc.record({
    subscriptions: fileOf(subscriptionRecord(owner)),
    entitlements: fileOf(entitlementRecord(owner)),
    azure: fileOf(azureRecord(owner)),
  });
