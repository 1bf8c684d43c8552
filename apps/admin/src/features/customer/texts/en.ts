export const texts = {
  gone: 'No such customer',
  goneText: 'This customer was removed or is not yours. If you removed it, its receipt is under Removals.',
  toRemovals: 'Go to removals',
  sections: 'Customer',
  subscriptions: 'Subscriptions',
  reservations: 'Reservations',
  software: 'Software',
  azure: 'Azure',
  orders: 'Orders',
  account: 'Account',
  removable: 'Removable',
  blockedBy: (count: string) => `Blocked by ${count}`,
  blocks: 'Blocks removal',
  doesNotBlock: 'Does not block',
  supportContacts: {
    title: 'Support contacts',
    text: 'The partners this customer may turn to: each with an active relationship. One can be designated for a subscription, in its panel.',
    you: 'You',
    mpn: (id: string) => `MPN ${id}`,
    contact: 'Support contact',
    byDefault: 'Default',
    defaultIs: (name: string) => `Default: ${name}`,
    defaultText: 'The indirect provider if there is one, else the partner that sells it.',
    assigned: (contact: string, subscription: string) => `${contact} supports ${subscription} now.`,
    unassigned: (subscription: string) => `${subscription} has its default support contact again.`,
  },
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly customer: typeof texts;
  }
}
