import type { Offer } from '@untether/domain';
import { anOffer } from '@untether/domain/testing';

/** What the model knows of an offer; terms in days, so that the model needs no calendar. */
export const termDays = { basic: 365, fresh: 30, audio: 365, trial: 20 } as const;
export type OfferKey = keyof typeof termDays;

const legacy = { commerceModel: 'legacy', termDuration: 'P365D' } as const;

export const offers: readonly Offer[] = [
  anOffer({ ...legacy, id: 'basic', name: 'Basic' }),
  anOffer({ id: 'fresh', name: 'Fresh', termDuration: 'P30D' }),
  anOffer({ ...legacy, id: 'audio', name: 'Audio', isAddOn: true, prerequisiteOfferIds: ['basic'] }),
  anOffer({
    ...legacy,
    id: 'trial',
    name: 'Trial',
    isTrial: true,
    isAutoRenewable: false,
    termDuration: 'P20D',
    billingCycle: 'none',
    minimumQuantity: 25,
    maximumQuantity: 25,
  }),
];
