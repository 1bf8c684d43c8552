import type { Store } from '@untether/domain';
import { UniqueViolation } from '@untether/domain';
import { aCustomer } from '@untether/domain/testing';
import { expect, test } from 'vitest';
import { guid, record, subscription, writeExport } from './export-folder.ts';
import { openHarness, typesOfNewEvents } from './harness.ts';

/** A store in which another import brings the company just before the first transaction. */
const racing = (store: Store, brought: () => Promise<unknown>): Store => {
  let isFirst = true;
  return {
    ...store,
    transact: async (partnerIds, work) => {
      if (!isFirst) return store.transact(partnerIds, work);
      isFirst = false;
      const late = await store
        .transact(partnerIds, async (tx) => {
          await work(tx);
          throw new UniqueViolation('customer');
        })
        .catch((error: unknown) => error);
      await brought();
      throw late;
    },
  };
};

test('a company that another partner brings at the same moment is taken over all the same, once', async () => {
  await using harness = await openHarness();
  const { store } = harness;
  const company = aCustomer({ id: `cus_${guid(1)}`, tenantId: guid(1), companyName: 'As the other partner calls it' });
  await writeExport(harness.dir, [{ record: record(1), subscriptions: [subscription('base')] }]);
  const { code, text } = await harness.importFolder({
    store: racing(store, () => store.transact([], (tx) => tx.apply([{ insert: 'customer', row: company }]))),
  });
  expect(code).toBe(0);
  expect(text).toContain('1 imported, 0 updated');
  expect((await harness.factsOf(1))?.subscriptions).toHaveLength(1);
  expect(await typesOfNewEvents(harness)).toEqual(['reseller-relationship-imported']);
});
