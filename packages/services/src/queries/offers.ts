import type { Offer, OfferCatalogue, Page, PageRequest } from '@untether/domain';
import { CursorError } from '@untether/domain';

/** The catalogue by name; a cursor is the id of an offer. */
export const listOffers =
  ({ all }: OfferCatalogue) =>
  (search: string, { direction, limit, cursor }: PageRequest): Page<Offer> => {
    const matching = searchOffers(all, search);
    const at = cursor === null ? undefined : matching.findIndex((offer) => offer.id === cursor);
    if (at === -1) throw new CursorError('not an offer of this list');
    const [from, to] =
      direction === 'forward'
        ? [(at ?? -1) + 1, (at ?? -1) + 1 + limit]
        : [Math.max(0, (at ?? matching.length) - limit), at ?? matching.length];
    return {
      edges: matching.slice(from, to).map((node) => ({ cursor: node.id, node })),
      hasNextPage: to < matching.length,
      hasPreviousPage: from > 0,
    };
  };

export const countOffers =
  ({ all }: OfferCatalogue) =>
  (search: string): number =>
    searchOffers(all, search).length;

const searchOffers = (all: readonly Offer[], search: string): readonly Offer[] => {
  const wanted = fold(search);
  return all
    .filter((offer) => fold(offer.name).includes(wanted))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
};

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
