import type { CommerceModel } from './vocabulary.ts';

/** What can be bought by subscription: one row of the offer catalogue. */
export interface Offer {
  readonly id: string;
  readonly name: string;
  readonly unitType: string;
  readonly commerceModel: CommerceModel;
  readonly isAddOn: boolean;
  readonly isTrial: boolean;
  readonly isAutoRenewable: boolean;
  readonly minimumQuantity: number;
  readonly maximumQuantity: number;
  /** ISO 8601 duration; null where there is no term. */
  readonly termDuration: string | null;
  readonly billingCycle: string | null;
  /** An add-on needs one of these as its base; empty for a base offer. */
  readonly prerequisiteOfferIds: readonly string[];
}

/** The catalogue, by id. */
export interface OfferCatalogue {
  readonly find: (offerId: string) => Offer | undefined;
  readonly all: readonly Offer[];
}
