export const navigation = { overview: 'Overview' };

export const texts = {
  title: navigation.overview,
  customers: 'Customers',
  removable: 'Ready to remove',
  blocked: 'Blocked',
  blockedBy: 'What blocks the others',
  blockedByText: 'Customers with at least one blocker of this kind. Most have several.',
  byDate: 'When they can be removed',
  byDateText:
    'By the earliest date on which nothing blocks the removal, once everything that can be cleared is cleared.',
  byNow: 'Now',
  until: (date: string) => `By ${date}`,
  later: 'Later',
  noDate: 'No date known',
  showCustomers: (kind: string) => `Show customers blocked by: ${kind}`,
  recent: 'Latest activity',
  allActivity: 'All activity',
  empty: 'No customers yet. To begin, import an export from your vendor’s portal.',
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly overview: typeof texts;
  }
}
