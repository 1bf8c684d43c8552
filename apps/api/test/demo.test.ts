import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { decideCreateUser, defaultPolicy, idPrefixes, type NewId, type Store } from '@untether/domain';
import { mustFit } from '@untether/domain/testing';
import { demoCustomerAdmins, demoUsers, harbor, meridian, seedDemo, summit } from '@untether/fixtures';
import { openStore } from '@untether/store';
import { expect, test } from 'vitest';
import { loadOffers } from '../src/offers.ts';
import { makeFolder } from './import/export-folder.ts';

const offers = loadOffers();
const newId: NewId = (kind) => idPrefixes[kind] + randomUUID();
const now = new Date('2026-06-01T12:00:00Z');

const seed = (store: Store, set: { readonly newId?: NewId } = {}) =>
  seedDemo({ store, now, newId, hashPassword: async () => 'hash', offers, ...set });

test('the demo fills an empty database once', async () => {
  await using folder = await makeFolder();
  const store = await openStore({ url: `file:${join(folder.path, 'demo.sqlite')}`, onAppend: mustFit });
  expect(await seed(store)).toBe(true);
  expect(await store.countCustomers(meridian.id, {})).toEqual({ rows: 200, isExact: true });
  expect(await store.countUsers(meridian.id)).toBe(demoUsers.filter(({ partner }) => partner === meridian).length);
  expect(await store.countEvents(summit.id, { types: ['reseller-relationship-imported'] })).toBe(
    (await store.countCustomers(summit.id, {})).rows,
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

test("the demo's events say what an import's and a command's say", async () => {
  await using folder = await makeFolder();
  const store = await openStore({ url: `file:${join(folder.path, 'demo.sqlite')}`, onAppend: mustFit });
  await seed(store);
  const { edges } = await store.listEvents(summit.id, {}, { direction: 'forward', limit: 1000, cursor: null });
  const events = edges.map(({ node }) => node);
  for (const { correlationId } of events) expect(correlationId).toMatch(/^cor_/);
  const [created] = events.filter(({ type }) => type === 'user-created');
  const [admin] = demoUsers.filter(({ partner }) => partner === summit);
  const decided = decideCreateUser(
    {
      partnerId: summit.id,
      id: 'usr_1',
      email: admin?.email ?? '',
      name: admin?.name ?? '',
      roles: admin?.roles ?? [],
      passwordHash: '',
    },
    { actor: { kind: 'clock', id: null, name: '' }, policy: defaultPolicy, now, correlationId: 'cor_1' },
  );
  expect(decided).toMatchObject({ decision: { events: [{ changes: created?.changes }] } });
  const through = events.find(({ changes }) => changes.associatedResellerId !== undefined);
  expect(through).toMatchObject({
    type: 'reseller-relationship-imported',
    changes: {
      associatedResellerId: { from: null, to: harbor.id },
      counts: { subscription: expect.any(Number), order: expect.any(Number) },
    },
  });
  await store.close();
});

test('a demo that fails midway leaves nothing', async () => {
  await using folder = await makeFolder();
  const store = await openStore({ url: `file:${join(folder.path, 'demo.sqlite')}`, onAppend: mustFit });
  let made = 0;
  const failing = seed(store, {
    newId: (kind) => {
      made += 1;
      if (made === 50) throw new Error('stopped');
      return newId(kind);
    },
  });
  await expect(failing).rejects.toThrow('stopped');
  expect(await store.hasPartners()).toBe(false);
  expect(await seed(store)).toBe(true);
  await store.close();
});
