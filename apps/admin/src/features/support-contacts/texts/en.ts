export const supportContacts = {
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
};
