export const navigation = { customers: 'Customers' };

export const texts = {
  title: navigation.customers,
  search: 'Search by name, domain or tenant id',
  state: 'State',
  anyState: 'Any state',
  removable: 'Removable',
  blocked: 'Blocked',
  blockedBy: 'Blocked by',
  anyBlocker: 'Any blocker',
  removableBy: 'Can be removed',
  anyDate: 'At any time',
  now: 'Now',
  within: (days: string) => `Within ${days} days`,
  unknown: 'At no known date',
  termEnd: 'End of term',
  anyTermEnd: 'Any end of term',
  extends: 'Paid extension',
  release: 'Release',
  anyRelease: 'Any release state',
  requested: 'Asks to be released',
  country: 'Country',
  anyCountry: 'Any country',
  sort: 'Sort',
  sorts: {
    NAME_ASC: 'Name, A to Z',
    NAME_DESC: 'Name, Z to A',
    ESTABLISHED_DESC: 'Newest first',
    ESTABLISHED_ASC: 'Oldest first',
    NEXT_POSSIBLE_REMOVAL_ASC: 'Soonest removable first',
  },
  clearFilters: 'Clear filters',
  company: 'Company',
  domain: 'Domain',
  established: 'Customer since',
  count: (count: string) => `${count} customers`,
  oneCount: '1 customer',
  atLeast: (count: string) => `${count}+ customers`,
  seeking: 'Looking further down the list…',
  stop: 'Stop',
  seekOn: 'Look further',
  more: (count: string) => `and ${count} more`,
  noMatchTitle: 'No customer matches',
  noMatchText: 'Try fewer words or clear the filters.',
  emptyTitle: 'No customers yet',
  emptyText: 'Import an export from your vendor’s portal and your customers will appear here.',
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly customers: typeof texts;
  }
}
