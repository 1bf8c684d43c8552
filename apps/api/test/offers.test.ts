import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addTerm } from '@untether/domain';
import { expect, test } from 'vitest';
import { loadOffers } from '../src/offers.ts';
import { makeFolder } from './import/export-folder.ts';

const offers = loadOffers();

test('the catalogue has both commerce models, and finds an offer by its id', () => {
  expect(new Set(offers.all.map(({ commerceModel }) => commerceModel))).toEqual(new Set(['legacy', 'new_commerce']));
  expect(offers.find('796B6B5F-613C-4E24-A17C-EBA730D49C02')?.name).toBe('Office 365 Enterprise E3');
  expect(offers.find('none')).toBeUndefined();
});

test('every offer can be ordered: its quantities and its term make sense', () => {
  for (const { minimumQuantity, maximumQuantity, termDuration } of offers.all) {
    expect(minimumQuantity).toBeLessThanOrEqual(maximumQuantity);
    if (termDuration !== null) expect(addTerm(new Date(0), termDuration).getTime()).toBeGreaterThan(0);
  }
});

test('a catalogue that names an offer twice, leaves something out or sells more than can be counted, is refused', async () => {
  await using folder = await makeFolder();
  const file = join(folder.path, 'offers.json');
  const [one] = offers.all;
  await writeFile(file, JSON.stringify([one, one]));
  expect(() => loadOffers(file)).toThrow('names an offer twice');
  await writeFile(file, JSON.stringify([{ ...one, maximumQuantity: 2 ** 31 }]));
  expect(() => loadOffers(file)).toThrow('maximumQuantity');
  await writeFile(file, JSON.stringify([{ id: 'x' }]));
  expect(() => loadOffers(file)).toThrow('name');
});
