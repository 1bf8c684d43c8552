import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { record, subscription, writeExport } from './export-folder.ts';
import { type Harness, now, openHarness, typesOfNewEvents } from './harness.ts';

const ended = 'reseller-relationship-ended-at-vendor';
const one = { record: record(1), subscriptions: [subscription('a')] };
const two = { record: record(2) };

const known = async (harness: Harness) => {
  await harness.importAll(one, two);
  await harness.newEvents();
};
const endedAt = async (harness: Harness, n: number) => (await harness.factsOf(n))?.relationship.endedAtVendorAt;

test.each(['none', 'None', 'advisor', 'somethingNew'])(
  'a known customer that the list calls %s has ended at the vendor, once',
  async (word) => {
    await using harness = await openHarness();
    await known(harness);
    const gone = { ...one, record: record(1, { relationshipToPartner: word }) };
    const { text, report } = await harness.importAll(gone, two);
    expect(text).toContain('Ended at the vendor: 1 customers');
    expect(report).toEqual([expect.stringContaining(`relationshipToPartner is "${word}"`)]);
    expect(await harness.newEvents()).toMatchObject([
      {
        type: ended,
        changes: { endedAtVendorAt: { from: null, to: now.toISOString() }, relationshipToPartner: word },
      },
    ]);
    expect(await endedAt(harness, 1)).toEqual(now);
    const again = await harness.importAll(gone, two);
    expect(again.code).toBe(0);
    expect(await typesOfNewEvents(harness)).toEqual([]);
  },
);

test('a known customer that a whole list no longer has has ended at the vendor, until a later one has it', async () => {
  await using harness = await openHarness();
  await known(harness);
  const { code, report } = await harness.importAll(two);
  expect(code).toBe(0);
  expect(report).toEqual([expect.stringContaining('Company 1')]);
  expect(await harness.newEvents()).toMatchObject([{ type: ended, changes: { relationshipToPartner: null } }]);
  await harness.importAll(two);
  expect(await typesOfNewEvents(harness)).toEqual([]);
  await harness.importAll(one, two);
  expect(await harness.newEvents()).toMatchObject([
    { type: 'reseller-relationship-returned-at-vendor', changes: { endedAtVendorAt: { to: null } } },
  ]);
  expect(await endedAt(harness, 1)).toBeNull();
});

test.each([
  ['counts more than it holds', { totalCount: 2, items: [two.record] }],
  ['links to a next page', { totalCount: 1, items: [two.record], links: { next: { uri: '/more' } } }],
  ['does not count', { items: [two.record] }],
  ['has an entry without an id', { totalCount: 2, items: [two.record, { companyProfile: {} }] }],
  ['is empty', { totalCount: 0, items: [] }],
])('a list that %s does not say who is gone', async (_, list) => {
  await using harness = await openHarness();
  await known(harness);
  await writeFile(join(harness.dir, 'customers.json'), JSON.stringify(list));
  await harness.importFolder();
  expect(await endedAt(harness, 1)).toBeNull();
});

test('a list that breaks off does not, either', async () => {
  await using harness = await openHarness();
  await known(harness);
  await writeFile(join(harness.dir, 'customers.json'), `{"totalCount": 1, "items": [${JSON.stringify(two.record)}`);
  expect((await harness.importFolder()).code).toBe(2);
  expect(await endedAt(harness, 1)).toBeNull();
});

test('a check marks nobody', async () => {
  await using harness = await openHarness();
  await known(harness);
  await writeExport(harness.dir, [two]);
  const { text } = await harness.importFolder({ check: true });
  expect(text).toContain('Ended at the vendor: 1 customers');
  expect(await endedAt(harness, 1)).toBeNull();
  expect(await typesOfNewEvents(harness)).toEqual([]);
});
