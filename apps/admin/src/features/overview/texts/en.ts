export const texts = {
  title: 'Overview',
  customers: 'Customers',
  removable: 'Ready to remove',
  blocked: 'Blocked',
  blockedBy: 'What blocks the others',
  blockedByText: 'Customers with at least one blocker of the kind. Most have several.',
  byDate: 'When they can be removed',
  byDateText: 'By the earliest date on which nothing blocks any more, if everything that can be cleared is cleared.',
  byNow: 'Now',
  until: (date: string) => `By ${date}`,
  later: 'Later',
  noDate: 'No date known',
  showCustomers: (kind: string) => `Show customers blocked by: ${kind}`,
  recent: 'Latest activity',
  allActivity: 'All activity',
  empty: 'No customers yet. Import an export of your vendor’s portal to begin.',
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly overview: typeof texts;
  }
}
