import type { RemovalBlockerKind, ResellerRelationship } from '@untether/domain';
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
});
