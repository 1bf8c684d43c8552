import { asSentence } from '../../../texts/sentence.ts';
import type { CommerceModel, OfferKind } from '../../../vocabulary.ts';

/** What a removal waits for; null where nothing is known. */
type Dates = { readonly until: string | null; readonly clears: string | null };

export const texts = {
  buy: 'Buy',
  title: (customer: string) => `Buy for ${customer}`,
  search: 'Search the offers by name',
  count: (count: string) => `${count} offers`,
  oneCount: '1 offer',
  offers: 'Offers',
  kind: 'Kind of offer',
  anyKind: 'All',
  kinds: {
    LEGACY: 'Legacy',
    NEW_COMMERCE: 'New commerce',
    TRIAL: 'Trials',
    ADD_ON: 'Add-ons',
  } satisfies Record<OfferKind, string>,
  noMatch: 'No offer of this kind has a name that contains this.',
  quantityRange: (least: string, most: string) => `${least} to ${most}`,
  unitTypes: {
    Licenses: { one: 'license', many: 'licenses' },
    'Add-On Licenses': { one: 'add-on license', many: 'add-on licenses' },
    Gigabytes: { one: 'gigabyte', many: 'gigabytes' },
    Instances: { one: 'instance', many: 'instances' },
    'Usage-based': { one: 'plan, billed by usage', many: 'plans, billed by usage' },
  } as Readonly<Record<string, { readonly one: string; readonly many: string }>>,
  formTitle: (offer: string) => `Buy ${offer}`,
  another: 'Another offer',
  gone: 'This offer is no longer in the catalogue.',
  quantityHint: (range: string, unit: string) => `${range} ${unit}`,
  base: 'Base subscription',
  baseHint: 'The add-on is suspended together with it.',
  baseLabel: (name: string, quantity: string) => `${name} (${quantity})`,
  noBase: (customer: string) =>
    `This is an add-on, and ${customer} has no active subscription it can be added to. Buy or reactivate its base first.`,
  trialHad: (customer: string) => `${customer} has already had this trial.`,
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
  problems: {
    quantity: (said: string) => asSentence(said || 'enter a whole number.'),
    billingCycle: asSentence,
    parentSubscriptionId: asSentence,
  },
  /** By commerce model, where the API's English is not shown. */
  consequence: null as Readonly<Record<CommerceModel, (dates: Dates) => string>> | null,
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly purchase: typeof texts;
  }
}
