export const navigation = {};

export const texts = {
  gone: 'No such customer',
  goneText: 'This customer was removed or is not yours. If you removed it, its receipt is under Removals.',
  toRemovals: 'Go to removals',
  toReceipt: 'Show its receipt',
  sections: 'Customer',
  subscriptions: 'Subscriptions',
  reservations: 'Reservations',
  software: 'Software',
  azure: 'Azure',
  orders: 'Orders',
  account: 'Account',
  activity: 'Activity',
  blocking: (count: number) => (count === 1 ? '1 blocks the removal' : `${count} block the removal`),
  removable: 'Removable',
  endsWithProvider: 'Ends with its provider',
  blockedBy: (count: string) => `Blocked by ${count}`,
  doesNotBlock: 'Does not block',
  supportContacts: {
    title: 'Support contacts',
    text: 'The partners this customer can turn to: every one with an active relationship. Open a subscription to designate one for it.',
    you: 'You',
    mpn: (id: string) => `MPN ${id}`,
    contact: 'Support contact',
    byDefault: 'Default',
    defaultIs: (name: string) => `Default: ${name}`,
    defaultText: 'The indirect provider if there is one, otherwise the partner that sells it.',
    assigned: (contact: string, subscription: string) => `${contact} now supports ${subscription}.`,
    unassigned: (subscription: string) => `${subscription} is back to its default support contact.`,
  },
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly customer: typeof texts;
  }
}
