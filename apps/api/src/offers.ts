import { readFileSync } from 'node:fs';
import type { Offer, OfferCatalogue } from '@untether/domain';

/** Reads the catalogue that ships with the program; tests make sure that it is well formed. */
export const loadOffers = (file: string | URL = new URL('../offers.json', import.meta.url)): OfferCatalogue => {
  const all: readonly Offer[] = JSON.parse(readFileSync(file, 'utf8'));
  const byId = new Map(all.map((one) => [one.id, one]));
  return { all, find: (offerId) => byId.get(offerId) };
};
