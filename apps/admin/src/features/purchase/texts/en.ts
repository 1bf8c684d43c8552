export const navigation = {};

export const texts = {
  buy: 'Buy',
  title: (customer: string) => `Buy for ${customer}`,
  search: 'Search the offers by name',
  count: (count: string) => `${count} offers`,
  oneCount: '1 offer',
  offers: 'Offers',
  kind: 'Kind of offer',
  anyKind: 'All',
  noMatch: 'No offer of this kind has a name that contains this.',
  quantityRange: (least: string, most: string) => `${least} to ${most}`,
  formTitle: (offer: string) => `Buy ${offer}`,
  another: 'Another offer',
  gone: 'This offer is no longer in the catalogue.',
  quantityHint: (range: string, unit: string) => `${range} ${unit}`,
  base: 'Base subscription',
  baseHint: 'The add-on is suspended together with it.',
  baseLabel: (name: string, quantity: string) => `${name} (${quantity})`,
  noTerm: 'No fixed term',
  summary: 'What you buy',
  what: 'What',
  order: (quantity: string, offer: string) => `${quantity} × ${offer}`,
  customer: 'For',
  renews: 'Renews automatically',
  removal: 'Effect on removal',
  submit: 'Buy',
  done: (offer: string) => `${offer} has been bought.`,
  open: 'Open it',
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly purchase: typeof texts;
  }
}
