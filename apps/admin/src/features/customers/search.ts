import { oneIn, type RawSearch, textIn, withoutUndefined } from '../../common/search.ts';
import type { RemovalBlockerKind } from '../../vocabulary.ts';

export const customerOrders = [
  'NAME_ASC',
  'NAME_DESC',
  'ESTABLISHED_DESC',
  'ESTABLISHED_ASC',
  'NEXT_POSSIBLE_REMOVAL_ASC',
] as const;
type CustomerOrder = (typeof customerOrders)[number];
export const customerStates = ['removable', 'blocked', 'clearable', 'runsOut', 'vendor'] as const;
type CustomerState = (typeof customerStates)[number];
/** By when a customer can be removed: now, within so many days, or at no known date. */
export const removalDates = ['now', '30', '90', '365', 'unknown'] as const;

/** What becomes of a subscription at the end of its term. */
export const termEnds = ['extends'] as const;

/** Whether the customer asks to end the relationship. */
export const releaseStates = ['requested'] as const;

export type CustomersSearch = {
  readonly q?: string;
  readonly state?: CustomerState;
  readonly blockedBy?: RemovalBlockerKind;
  readonly country?: string;
  /** One of `removalDates`, or a span of instants: `after..until`, either left out for no bound. */
  readonly removableBy?: string;
  /** The indirect reseller they are for. */
  readonly reseller?: string;
  readonly termEnd?: (typeof termEnds)[number];
  readonly release?: (typeof releaseStates)[number];
  readonly sort?: CustomerOrder;
};

/** Which kinds of blocker there are, the words say: `withKnownKinds` drops another where they are at hand. */
export const readCustomersSearch = (search: RawSearch): CustomersSearch =>
  withoutUndefined({
    q: textIn(search, 'q'),
    state: oneIn(search, 'state', customerStates),
    blockedBy: textIn(search, 'blockedBy') as RemovalBlockerKind | undefined,
    country: textIn(search, 'country'),
    removableBy: oneIn(search, 'removableBy', removalDates) ?? spanIn(search),
    reseller: textIn(search, 'reseller'),
    termEnd: oneIn(search, 'termEnd', termEnds),
    release: oneIn(search, 'release', releaseStates),
    sort: oneIn(search, 'sort', customerOrders),
  });

export const withKnownKinds = (
  { blockedBy, ...search }: CustomersSearch,
  kinds: readonly RemovalBlockerKind[],
): CustomersSearch => (blockedBy && kinds.includes(blockedBy) ? { ...search, blockedBy } : search);

export const isFiltered = ({ sort: _, ...filters }: CustomersSearch): boolean => Object.values(filters).some(Boolean);

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const spanIn = (search: RawSearch): string | undefined => {
  const span = textIn(search, 'removableBy');
  const bounds = span?.split('..') ?? [];
  return bounds.length === 2 && bounds.every((bound) => bound === '' || instant.test(bound)) ? span : undefined;
};
export const isSpan = (removableBy: string): boolean => removableBy.includes('..');
export const boundsOf = (span: string) => {
  const [after = '', until = ''] = span.split('..');
  return { ...(after ? { after } : {}), ...(until ? { until } : {}) };
};

const byState = {
  removable: { removable: true },
  blocked: { removable: false },
  clearable: { removalOutlook: 'CLEARABLE' },
  runsOut: { removalOutlook: 'MUST_RUN_OUT' },
  vendor: { removalOutlook: 'NEEDS_VENDOR' },
} as const satisfies Readonly<Record<CustomerState, object>>;

/** To the end of a day, so that it stays the same list all day; what can be removed now comes before every date. */
const nextPossibleRemoval = (by: string) => {
  if (by === 'unknown') return { known: false };
  if (isSpan(by)) return { within: boundsOf(by) };
  const end = new Date();
  end.setHours(by === 'now' ? 0 : 24 * (Number(by) + 1), 0, 0, 0);
  return { within: { until: end.toISOString() } };
};

export const customersVariables = (search: CustomersSearch) => ({
  filter: {
    ...(search.q ? { search: search.q } : {}),
    ...(search.country ? { country: search.country } : {}),
    ...(search.state ? byState[search.state] : {}),
    ...(search.blockedBy ? { blockedBy: [search.blockedBy] } : {}),
    ...(search.removableBy ? { nextPossibleRemoval: nextPossibleRemoval(search.removableBy) } : {}),
    ...(search.reseller ? { associatedResellerId: search.reseller } : {}),
    ...(search.termEnd ? { willExtend: true } : {}),
    ...(search.release ? { releaseRequested: true } : {}),
  },
  orderBy: search.sort ?? ('NAME_ASC' as const),
});
