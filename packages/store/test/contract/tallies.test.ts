import type { RemovalBlockerKind, RemovalOutlook, ResellerRelationship } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { addCustomer, addPartner } from '../support/adding.ts';
import { minutesAfter, noon } from '../support/fixed.ts';
import { engines, useStore } from '../support/stores.ts';

describe.each(engines)('what is counted over a customer list on %s', (engine) => {
  const held = useStore(engine);

  test('follows every change of what blocks, of its date and of the relationship’s end', async () => {
    const partner = await addPartner(held.store);
    const add = async (blockerKinds: readonly RemovalBlockerKind[], nextRemovalAt: Date | null) =>
      (await addCustomer(held.store, partner.id, { relationship: { blockerKinds, nextRemovalAt } })).relationship;
    const change = ({ partnerId, id }: ResellerRelationship, set: Partial<ResellerRelationship>) =>
      held.store.transact([partnerId], (tx) => tx.apply([{ update: 'relationship', partnerId, id, set }]));
    const counted = async () => {
      const spans = [
        { after: null, until: noon },
        { after: noon, until: minutesAfter(60 * 24 * 3) },
        { after: minutesAfter(60 * 24 * 3), until: null },
      ];
      return {
        groups: await held.store.portfolioGroups(partner.id),
        ...(await held.store.portfolioSpans(partner.id, spans)),
        removable: (await held.store.countCustomers(partner.id, { removable: true })).rows,
        all: (await held.store.countCustomers(partner.id, {})).rows,
      };
    };
    const first = await add(['active_trial'], noon);
    const second = await add(['active_trial'], minutesAfter(60 * 24 * 2));
    await add([], null);
    const trials = { blockerKinds: ['active_trial'], customers: 2 };
    expect(await counted()).toEqual({
      groups: [{ blockerKinds: [], customers: 1 }, trials],
      spans: [1, 1, 0],
      unknown: 0,
      removable: 1,
      all: 3,
    });
    await change(first, { nextRemovalAt: null });
    await change(second, { nextRemovalAt: minutesAfter(60 * 24 * 9) });
    expect(await counted()).toMatchObject({ spans: [0, 0, 1], unknown: 1, groups: [{}, trials] });
    await change(first, { blockerKinds: [] });
    await change(second, { state: 'removed' });
    expect(await counted()).toEqual({
      groups: [{ blockerKinds: [], customers: 2 }],
      spans: [0, 0, 0],
      unknown: 0,
      removable: 2,
      all: 2,
    });
  });

  test('by outlook and reseller follows every change of either and the relationship’s end', async () => {
    const [partner, stranger] = [await addPartner(held.store), await addPartner(held.store)];
    const add = async (removalOutlook: RemovalOutlook, associatedResellerId: string | null, partnerId = partner.id) =>
      (await addCustomer(held.store, partnerId, { relationship: { removalOutlook, associatedResellerId } }))
        .relationship;
    const change = ({ partnerId, id }: ResellerRelationship, set: Partial<ResellerRelationship>) =>
      held.store.transact([partnerId], (tx) => tx.apply([{ update: 'relationship', partnerId, id, set }]));
    const counted = async () => ({
      all: Object.fromEntries(
        (await held.store.portfolioOutlooks(partner.id)).map(({ outlook, customers }) => [outlook, customers]),
      ),
      resellers: (await held.store.portfolioResellers(partner.id, 2)).map(
        ({ resellerId, outlook, customers }) => `${resellerId} ${outlook} ${customers}`,
      ),
    });
    const first = await add('ready', 'par_a');
    const second = await add('must_run_out', 'par_a');
    await add('must_run_out', 'par_a');
    await add('clearable', null);
    await add('clearable', null);
    await add('needs_vendor', 'par_b');
    await add('needs_vendor', 'par_a', stranger.id);
    expect(await counted()).toEqual({
      all: { ready: 1, clearable: 2, must_run_out: 2, needs_vendor: 1 },
      resellers: ['par_a must_run_out 2', 'par_a ready 1', 'null clearable 2'],
    });
    expect((await held.store.countCustomers(partner.id, { removalOutlook: 'must_run_out' })).rows).toBe(2);
    const ofReseller = { removalOutlook: 'clearable', associatedResellerId: 'par_a' } as const;
    expect((await held.store.countCustomers(partner.id, ofReseller)).rows).toBe(0);
    expect((await held.store.countCustomers(partner.id, { ...ofReseller, removalOutlook: 'ready' })).rows).toBe(1);
    const blocked = { removalOutlook: 'clearable', country: 'US' } as const;
    expect((await held.store.countCustomers(partner.id, blocked)).rows).toBe(2);

    await change(first, { removalOutlook: 'needs_vendor' });
    await change(second, { associatedResellerId: 'par_b' });
    expect(await counted()).toEqual({
      all: { clearable: 2, must_run_out: 2, needs_vendor: 2 },
      resellers: ['null clearable 2', 'par_a must_run_out 1', 'par_a needs_vendor 1'],
    });
    await change(second, { state: 'removed' });
    expect((await counted()).all).toEqual({ clearable: 2, must_run_out: 1, needs_vendor: 2 });
    expect(await held.store.portfolioOutlooks((await addPartner(held.store)).id)).toEqual([]);
  });
});
