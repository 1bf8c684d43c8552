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
  openReceipt: 'Show the removal’s receipt',
  search: 'Search names and changes',
  searchOfCustomer: 'Search people and changes',
  correlation: 'Command',
  whatBlocks: 'What blocks the removal now',
  openJob: 'Open the job',
  gone: 'This event does not exist or is not yours.',
  emptyTitle: 'Nothing has happened yet',
  emptyText: 'Every change to a relationship appears here.',
  arrived: (count: string) => `New events: ${count}`,
  noMatchTitle: 'No event matches',
  noMatchText: 'Change or clear the filters.',
  filters: {
    label: 'Filter',
    search: 'Text',
    customer: 'Customer',
    person: 'Person',
    anyPerson: 'Anyone',
    from: 'From',
    to: 'To',
    clear: 'Clear filters',
  },
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly activity: typeof texts;
  }
}
