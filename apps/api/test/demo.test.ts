import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { idPrefixes, type NewId, type OfferCatalogue, type Store } from '@untether/domain';
import { demoCustomerAdmins, demoUsers, meridian, seedDemo, summit } from '@untether/fixtures';
import { openStore } from '@untether/store';
import { expect, test } from 'vitest';
import { loadOffers } from '../src/offers.ts';
import { makeFolder } from './import/export-folder.ts';

const offers = loadOffers();
const newId: NewId = (kind) => idPrefixes[kind] + randomUUID();
const now = new Date('2026-06-01T12:00:00Z');

const seed = (store: Store, set: { offers?: OfferCatalogue; onProgress?: (done: number) => void } = {}) =>
  seedDemo({ store, now, newId, hashPassword: async () => 'hash', offers, ...set });

test('the demo fills an empty database once', async () => {
  await using folder = await makeFolder();
  const store = await openStore({ url: `file:${join(folder.path, 'demo.sqlite')}` });
  expect(await seed(store)).toBe(true);
  expect(await store.countCustomers(meridian.id, {})).toBe(200);
  expect(await store.countUsers(meridian.id)).toBe(demoUsers.filter(({ partner }) => partner === meridian).length);
  expect(await store.countEvents(summit.id, { types: ['reseller-relationship-imported'] })).toBe(
    await store.countCustomers(summit.id, {}),
  );
  const states = (await store.listRequests(meridian.id, { now }, { direction: 'forward', limit: 9, cursor: null }))
    .edges;
  expect(states.map(({ node }) => node.state)).toEqual(['sent', 'accepted']);
  for (const { email, company } of demoCustomerAdmins)
    expect(await store.listCustomerAdmins(`cus_${company.tenantId}`)).toMatchObject([{ email, disabledAt: null }]);
  const events = await store.countEvents(meridian.id, {});
  expect(await seed(store)).toBe(false);
  expect(await store.countEvents(meridian.id, {})).toBe(events);
  await store.close();
});

test('a demo that fails midway leaves nothing', async () => {
  await using folder = await makeFolder();
  const store = await openStore({ url: `file:${join(folder.path, 'demo.sqlite')}` });
  const failing = seed(store, {
    onProgress: (done) => {
      if (done === 50) throw new Error('stopped');
    },
  });
  await expect(failing).rejects.toThrow('stopped');
  expect(await store.hasPartners()).toBe(false);
  expect(await seed(store)).toBe(true);
  await store.close();
});
