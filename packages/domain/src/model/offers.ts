import type { BillingCycle, CommerceModel, OfferKind } from './vocabulary.ts';
import { billingCycles } from './vocabulary.ts';

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
  readonly billingCycle: BillingCycle | null;
  /** An add-on needs one of these as its base; empty for a base offer. */
  readonly prerequisiteOfferIds: readonly string[];
}

/** Whether an offer is among those of a kind: of its commerce model, and of trials or add-ons where it is one. */
export const isOfKind = ({ commerceModel, isTrial, isAddOn }: Offer, kind: OfferKind): boolean =>
  kind === 'trial' ? isTrial : kind === 'add_on' ? isAddOn : commerceModel === kind;

/** Ways to bill a term, by its ISO 8601 duration: the whole term at once, or in parts. */
const billingCyclesOfTerm: Readonly<Record<string, readonly BillingCycle[]>> = {
  P1M: ['monthly'],
  P1Y: ['monthly', 'annual'],
  P3Y: ['monthly', 'annual', 'triennial'],
};

/** How an offer can be billed; its own cycle, the default, comes first. */
export const billingCyclesOf = ({ billingCycle, termDuration, isTrial }: Offer): readonly BillingCycle[] => {
  const own = billingCycle === null ? [] : [billingCycle];
  const others = isTrial || termDuration === null ? [] : (billingCyclesOfTerm[termDuration] ?? []);
  return [...new Set([...own, ...others])];
};

/** A billing cycle as the vendor writes it, in any case. */
export const billingCycleOf = (written: string): BillingCycle | 'unknown' =>
  billingCycles.find((one) => one === written.toLowerCase()) ?? 'unknown';

/** The catalogue, by id. */
export interface OfferCatalogue {
  readonly find: (offerId: string) => Offer | undefined;
  readonly all: readonly Offer[];
}
