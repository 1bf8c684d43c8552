import { oneIn, type RawSearch, textIn, withoutUndefined } from '../../common/search.ts';
import type { RemovalBlockerKind } from '../../vocabulary.ts';

export const customerOrders = ['NAME_ASC', 'NAME_DESC', 'ESTABLISHED_DESC', 'ESTABLISHED_ASC'] as const;
type CustomerOrder = (typeof customerOrders)[number];
export const customerStates = ['removable', 'blocked'] as const;

export type CustomersSearch = {
  readonly q?: string;
  readonly state?: (typeof customerStates)[number];
  readonly blockedBy?: RemovalBlockerKind;
  readonly country?: string;
  readonly sort?: CustomerOrder;
};

/** Which kinds of blocker there are, the words say: `withKnownKinds` drops another where they are at hand. */
export const readCustomersSearch = (search: RawSearch): CustomersSearch =>
  withoutUndefined({
    q: textIn(search, 'q'),
    state: oneIn(search, 'state', customerStates),
    blockedBy: textIn(search, 'blockedBy') as RemovalBlockerKind | undefined,
    country: textIn(search, 'country'),
    sort: oneIn(search, 'sort', customerOrders),
  });

export const withKnownKinds = (
  { blockedBy, ...search }: CustomersSearch,
  kinds: readonly RemovalBlockerKind[],
): CustomersSearch => (blockedBy && kinds.includes(blockedBy) ? { ...search, blockedBy } : search);

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
