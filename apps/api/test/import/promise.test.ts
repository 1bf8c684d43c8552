import { randomInt } from 'node:crypto';
import { defaultPolicy, removalBlockers } from '@untether/domain';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { azurePlan, entitlement, guid, order, record, subscription } from './export-folder.ts';
import { now, openHarness, partner } from './harness.ts';

/*
 * Whatever exports are imported one after the other, whole or damaged: nothing that runs or is billed at the vendor by
 * its last word goes unblocked, and no blocker is left once all is over and was read whole.
 */
const fixedSeed = 20261126;
const freshSeed = Number(process.env.PROPERTY_SEED ?? randomInt(2 ** 31));
afterAll(() => console.log(`import: PROPERTY_SEED=${freshSeed}`));

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

const subscriptionRecord = fc
  .record({
    id: fc.constantFrom('a', 'B', 'c'),
    product: fc.constantFrom(...products),
    status: fc.constantFrom<unknown>(...running, ...running, 'suspended', ...over),
  })
  .map(({ id, product, status }) => ({
    id: id.toLowerCase(),
    isRunning: status === 'suspended' ? product.billedSuspended : !over.includes(String(status)),
    record: subscription(id, { ...product.set, status }),
  }));
const entitlementRecord = fc
  .record({
    line: fc.constantFrom('0', '1'),
    entitlementType: fc.constantFrom('software', 'reservedInstance', 'virtual_machine_reserved_instance', 'hologram'),
    status: fc.constantFrom('Active', 'active', 'Frozen', 'Cancelled'),
  })
  .map(({ line, entitlementType, status }) => ({
    id: `o-${line}`,
    isRunning: status !== 'Cancelled' || entitlementType === 'hologram',
    record: entitlement('o', {
      referenceOrder: { id: 'o', lineItemId: line },
      entitlementType,
      quantityDetails: [{ status }],
    }),
  }));
const azureRecord = fc
  .record({
    id: fc.constantFrom('x', 'y'),
    status: fc.constantFrom('active', 'Suspended', 'warned', 'moved', 'disabled'),
  })
  .map(({ id, status }) => ({
    id,
    isRunning: status !== 'disabled',
    record: { id, friendlyName: id, status },
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
const anyExport = fc.record({
  subscriptions: fileOf(subscriptionRecord),
  entitlements: fileOf(entitlementRecord),
  azure: fileOf(azureRecord),
});

test('nothing that runs at the vendor goes unblocked', async () => {
  for (const seed of [fixedSeed, freshSeed])
    await fc.assert(
      fc.asyncProperty(fc.array(anyExport, { minLength: 1, maxLength: 3 }), async (exports) => {
        await using harness = await openHarness();
        for (const one of exports) {
          const plan = azurePlan('plan', { status: 'suspended' });
          const { written } = one.subscriptions;
          const folder = {
            record: record(1),
            subscriptions: Array.isArray(written) ? [...written, plan] : written,
            azureEntitlements: { plan: one.azure.written },
            entitlements: one.entitlements.written,
            orders: [order('o')],
          };
          await harness.importAll(folder);
          const facts = await harness.factsOf(1);
          if (facts === undefined) throw new Error('not imported');
          const blockers = removalBlockers(facts, defaultPolicy, now);
          const files = blockers.filter(({ subjectKind }) => subjectKind === 'relationship');
          const blocked = new Set(blockers.map(({ subjectId }) => subjectId.slice(subjectId.indexOf('_') + 1)));
          const azure = Array.isArray(written) ? [one.azure] : [];
          const named = {
            subscriptions: [one.subscriptions],
            entitlements: [one.entitlements],
            azureEntitlements: azure,
          };
          for (const [name, read] of Object.entries(named))
            for (const { isWhole, seen } of read) {
              for (const { id, isRunning } of seen) if (isRunning) expect(blocked).toContain(id);
              expect(files.some(({ subjectName }) => subjectName.endsWith(`${name}.json`))).toBe(!isWhole);
            }
          expect(facts.relationship.blockerKinds.length > 0).toBe(blockers.length > 0);
          await harness.newEvents();
          await harness.importAll(folder);
          expect(await harness.newEvents()).toEqual([]);
          expect(await harness.factsOf(1)).toEqual(facts);
        }
        await harness.importAll({ record: record(1) });
        expect((await harness.factsOf(1))?.relationship.blockerKinds).toEqual([]);
        expect(await harness.store.countCustomers(partner.id, {})).toBe(1);
        expect(guid(1)).toBe((await harness.factsOf(1))?.customer.tenantId);
      }),
      { numRuns: 25, seed },
    );
}, 180_000);
