import { oneIn, present, type RawSearch, textIn } from '../../app/search.ts';
import type { RemovalBlockerKind } from '../../app/vocabulary.ts';
import { blockerKinds } from '../../app/vocabulary-lists.ts';

export const customerOrders = ['NAME_ASC', 'NAME_DESC', 'ESTABLISHED_DESC', 'ESTABLISHED_ASC'] as const;
export type CustomerOrder = (typeof customerOrders)[number];
export const customerStates = ['removable', 'blocked'] as const;

export type CustomersSearch = {
  readonly q?: string;
  readonly state?: (typeof customerStates)[number];
  readonly blockedBy?: RemovalBlockerKind;
  readonly country?: string;
  readonly sort?: CustomerOrder;
};

export const readCustomersSearch = (search: RawSearch): CustomersSearch =>
  present({
    q: textIn(search, 'q'),
    state: oneIn(search, 'state', customerStates),
    blockedBy: oneIn(search, 'blockedBy', blockerKinds),
    country: textIn(search, 'country'),
    sort: oneIn(search, 'sort', customerOrders),
  });

export const isFiltered = ({ q, state, blockedBy, country }: CustomersSearch): boolean =>
  Boolean(q ?? state ?? blockedBy ?? country);

export const customersVariables = (search: CustomersSearch) => ({
  filter: {
    ...(search.q ? { search: search.q } : {}),
    ...(search.country ? { country: search.country } : {}),
    ...(search.state ? { removable: search.state === 'removable' } : {}),
    ...(search.blockedBy ? { blockedBy: [search.blockedBy] } : {}),
  },
  orderBy: search.sort ?? ('NAME_ASC' as const),
});
