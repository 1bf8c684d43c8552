export const navigation = { activity: 'Activity' };

export const texts = {
  title: navigation.activity,
  text: 'Everything that has happened, newest first, kept permanently.',
  when: 'When',
  event: 'Event',
  customer: 'Customer',
  by: 'By',
  askedPartner: 'Partner asked',
  sequence: 'No.',
  anyType: 'Any event',
  type: 'Event',
  changes: 'Changes',
  correlation: 'Command',
  gone: 'This event does not exist or is not yours.',
  emptyTitle: 'Nothing has happened yet',
  emptyText: 'Every change to a relationship appears here.',
  arrived: (count: string) => `New events: ${count}`,
  noMatchTitle: 'No event of this type',
  noMatchText: 'Choose another type or show all.',
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly activity: typeof texts;
  }
}
