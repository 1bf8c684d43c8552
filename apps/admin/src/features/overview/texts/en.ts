export const navigation = { overview: 'Overview' };

export const texts = {
  title: navigation.overview,
  customers: 'Customers',
  blockedBy: 'What blocks the others',
  blockedByText:
    'Customers with at least one blocker of this kind, by what such a blocker usually needs. Most have several: the worst of them decides in which number above a customer counts.',
  byDate: 'When they can be removed',
  byDateText: (ready: string, now: string) =>
    `Blocked customers by the earliest date of their removal, once everything that can be cleared or waived is. Nothing blocks ${ready} others; ${now} more could follow today.`,
  byNow: 'Now',
  until: (date: string) => `By ${date}`,
  later: 'Later',
  noDate: 'No date known',
  byReseller: 'By reseller',
  reseller: 'Indirect reseller',
  noReseller: 'No reseller',
  whoRemoves: (providers: string) =>
    `These relationships end with those of your provider, which removes them: ask ${providers}.`,
  showCustomers: (kind: string) => `Show customers blocked by: ${kind}`,
  extending: (subscriptions: string, customers: string) =>
    `Subscriptions in a paid extension, or falling into one unless you choose another end of their term: ${subscriptions}. Customers that have one: ${customers}.`,
  releaseRequests: (customers: string) => `Customers that ask to be released and have no answer yet: ${customers}.`,
  recent: 'Latest activity',
  allActivity: 'All activity',
  endpointPaused: (host: string) => `${host} gets no events: every attempt failed for five days.`,
  endpointPauses: (host: string) => `${host} has failed for days and is about to be paused.`,
  endpointBlocked: (host: string, count: string) =>
    `${host} has refused events for a day. Relationships held up: ${count}`,
  empty: 'No customers yet. To begin, import an export from your vendor’s portal.',
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly overview: typeof texts;
  }
}
