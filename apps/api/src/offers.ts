import { readFileSync } from 'node:fs';
import { billingCycles, commerceModels, type OfferCatalogue } from '@untether/domain';
import { largestQuantity } from '@untether/services';
import { z } from 'zod';

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

/** Reads the catalogue that ships with the program. Throws when it is malformed. */
export const loadOffers = (file: string | URL = new URL('../offers.json', import.meta.url)): OfferCatalogue => {
  const all = z.array(offer).parse(JSON.parse(readFileSync(file, 'utf8')));
  const byId = new Map(all.map((one) => [one.id, one]));
  if (byId.size !== all.length) throw new Error(`the offer catalogue names an offer twice: ${file}`);
  return { all, find: (offerId) => byId.get(offerId) };
};
