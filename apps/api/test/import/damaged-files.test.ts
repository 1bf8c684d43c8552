import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { record, subscription } from './export-folder.ts';
import { openHarness } from './harness.ts';

test('a list that breaks off: what came before is imported, and the break has its place', async () => {
  await using harness = await openHarness();
  await harness.importAll({ record: record(1) }, { record: record(2) });
  const list = `{"items": [\n${JSON.stringify(record(1))},\n${JSON.stringify(record(3))},\n{"id": nonsense}]}`;
  await writeFile(join(harness.dir, 'customers.json'), list);
  const { code, text } = await harness.importFolder();
  expect(code).toBe(2);
  expect(text).toContain('1 imported, 0 updated, 1 unchanged');
  expect(text).toMatch(/customers\.json: breaks off: Unexpected "o".* at line 4, byte \d+/);
});

test.each([
  ['{"items": [{"id": "', 'the file ends in the middle at line 1'],
  ['{"items": 5}', 'it has no list named items'],
  ['', 'it has no list named items'],
  ['<html>', 'it is neither JSON nor a CSV of customers'],
])('a list that is %s gives nothing to import', async (list, told) => {
  await using harness = await openHarness();
  await mkdir(harness.dir, { recursive: true });
  await writeFile(join(harness.dir, 'customers.json'), list);
  expect(await harness.importFolder()).toMatchObject({ code: 1, text: '', refusal: expect.stringContaining(told) });
});

test('without customers.json or its folder nothing is done, and the way out is named', async () => {
  await using harness = await openHarness();
  expect(await harness.importFolder()).toMatchObject({ code: 1, refusal: expect.stringContaining('is not there') });
  await mkdir(harness.dir);
  expect(await harness.importFolder()).toMatchObject({
    code: 3,
    refusal: expect.stringContaining('no customers.json'),
  });
});

test('files that begin with a byte order mark are read as any other', async () => {
  await using harness = await openHarness();
  const subscriptions = `\ufeff${JSON.stringify({ items: [subscription('a')] })}`;
  await harness.importAll({ record: record(1), subscriptions });
  await writeFile(join(harness.dir, 'customers.json'), `\ufeff${JSON.stringify({ items: [record(1)] })}`);
  expect(await harness.importFolder()).toMatchObject({ code: 0 });
  expect((await harness.factsOf(1))?.subscriptions).toHaveLength(1);
});

test('a list cut off by paging is reported', async () => {
  await using harness = await openHarness();
  await harness.importAll({ record: record(1) });
  await writeFile(join(harness.dir, 'customers.json'), JSON.stringify({ totalCount: 7, items: [record(1)] }));
  const { code, text } = await harness.importFolder();
  expect(code).toBe(2);
  expect(text).toContain('customers.json: holds 1 of 7 customers.');
});

test('a customer whose folder is gone keeps its items and is blocked, as one never seen before', async () => {
  await using harness = await openHarness();
  await harness.importAll({ record: record(1) });
  await harness.importAll({ record: record(1) }, { record: record(2) });
  await rm(join(harness.dir, 'customers'), { recursive: true });
  await writeFile(join(harness.dir, 'customers.json'), JSON.stringify({ items: [record(1), record(2), record(3)] }));
  expect((await harness.importFolder()).code).toBe(2);
  for (const n of [2, 3]) expect((await harness.factsOf(n))?.relationship.blockerKinds).toEqual(['record_incomplete']);
});
