import { addTerm, billingCycles, commerceModels } from '@untether/domain';
import { largestQuantity } from '@untether/services/import';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { loadOffers } from '../src/offers.ts';

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

const quantity = z.int().positive().max(largestQuantity);
const offer = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  unitType: z.string(),
  commerceModel: z.enum(commerceModels),
  isAddOn: z.boolean(),
  isTrial: z.boolean(),
  isAutoRenewable: z.boolean(),
  minimumQuantity: quantity,
  maximumQuantity: quantity,
  termDuration: z
    .string()
    .regex(/^P\d+[DMY]$/)
    .nullable(),
  billingCycle: z.enum(billingCycles).nullable(),
  prerequisiteOfferIds: z.array(z.string()),
});

test('the catalogue, which is read without a look, is well formed and names no offer twice', () => {
  expect(z.array(offer).safeParse(offers.all).error).toBeUndefined();
  expect(new Set(offers.all.map(({ id }) => id)).size).toBe(offers.all.length);
});
