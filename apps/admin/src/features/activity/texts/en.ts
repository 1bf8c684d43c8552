export const texts = {
  title: 'Activity',
  text: 'Everything that happened, in order, kept for good. Newest first.',
  when: 'When',
  event: 'Event',
  customer: 'Customer',
  by: 'By',
  sequence: 'No.',
  anyType: 'Any event',
  type: 'Event',
  changes: 'Changes',
  correlation: 'Command',
  gone: 'This event is not yours, or not there.',
  emptyTitle: 'Nothing happened yet',
  emptyText: 'Each change to a relationship appears here.',
  arrived: (count: string) => `New events: ${count}`,
  noMatchTitle: 'No event of this type',
  noMatchText: 'Choose another type, or show all.',
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly activity: typeof texts;
  }
}
