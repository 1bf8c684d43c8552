import type { Offer, OfferKind, Page, PageRequest } from '@untether/domain';
import { addTerm, CursorError, isOfKind } from '@untether/domain';
import type { Ports } from '../ports.ts';

/** `kind` null = of every kind. */
export interface OfferFilter {
  readonly search: string;
  readonly kind: OfferKind | null;
}

/** The catalogue by name, the shorter term first; a cursor is the id of an offer. */
export const listOffers =
  ({ offers: { all } }: Ports) =>
  (filter: OfferFilter, { direction, limit, cursor }: PageRequest): Page<Offer> => {
    const matching = findOffers(all, filter);
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
  ({ offers: { all } }: Ports) =>
  (filter: OfferFilter): number =>
    findOffers(all, filter).length;

const findOffers = (all: readonly Offer[], { search, kind }: OfferFilter): readonly Offer[] => {
  const wanted = fold(search);
  return all
    .filter((offer) => (kind === null || isOfKind(offer, kind)) && fold(offer.name).includes(wanted))
    .sort((a, b) => byText(a.name, b.name) || termLength(a) - termLength(b) || byText(a.id, b.id));
};

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** In milliseconds, from an instant that is the same for all; what has no term comes first. */
const termLength = ({ termDuration }: Offer): number =>
  termDuration === null ? 0 : addTerm(new Date(0), termDuration).getTime();

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
