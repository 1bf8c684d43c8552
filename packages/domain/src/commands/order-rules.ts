import type { CustomerSubscription } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { Offer } from '../model/offers.ts';
import { billingCyclesOf } from '../model/offers.ts';
import type { BillingCycle } from '../model/vocabulary.ts';
import type { Outcome } from './outcome.ts';
import { findInvalid, findRangeProblem, invalid, refused } from './outcome.ts';
import type { InputProblem, PurchaseObstacle, Refusal, ValidationIssue } from './refusal.ts';

export interface OrderTerms {
  readonly quantity: number;
  /** null = the offer's. */
  readonly termDuration: string | null;
  /** null = the offer's. */
  readonly billingCycle: BillingCycle | 'unknown' | null;
  /** The base of an add-on; null for anything else. */
  readonly parentSubscriptionId: string | null;
}

/**
 * Why an offer cannot be bought on these terms; undefined when it can.
 * any      its quantity limits, its term, one of its billing cycles
 * add-on   needs an ACTIVE base that is a subscription to one of its prerequisite offers
 * base     takes no base
 * trial    once per offer and customer, even if the first has ended
 */
export const findOrderProblem = (offer: Offer, terms: OrderTerms, facts: RelationshipFacts): Outcome | undefined => {
  const base = findBase(terms, facts);
  return (
    findInvalid([...findTermsProblems(offer, terms), findBaseProblem(offer, terms, base)]) ??
    refusedPurchase(findInactiveBase(offer, base) ?? findTrialProblem(offer, facts))
  );
};

const findTermsProblems = (
  offer: Offer,
  { quantity, termDuration, billingCycle }: OrderTerms,
): readonly (ValidationIssue | undefined)[] => {
  const termDurations = offer.termDuration === null ? [] : [offer.termDuration];
  const cycles = billingCyclesOf(offer);
  const notOffered = (field: string, allowed: readonly string[]) =>
    invalid(field, { code: 'not_offered', offer: offer.name, allowed });
  return [
    findRangeProblem('quantity', quantity, { min: offer.minimumQuantity, max: offer.maximumQuantity }),
    termDuration === null || termDurations.includes(termDuration)
      ? undefined
      : notOffered('termDuration', termDurations),
    billingCycle === null || cycles.some((one) => one === billingCycle)
      ? undefined
      : notOffered('billingCycle', cycles),
  ];
};

const findBase = ({ parentSubscriptionId }: OrderTerms, facts: RelationshipFacts): CustomerSubscription | undefined =>
  facts.subscriptions.find((one) => one.id === parentSubscriptionId);

const findBaseProblem = (
  offer: Offer,
  { parentSubscriptionId }: OrderTerms,
  base: CustomerSubscription | undefined,
): ValidationIssue | undefined => {
  const problem = (of: InputProblem) => invalid('parentSubscriptionId', of);
  if (!offer.isAddOn)
    return parentSubscriptionId === null ? undefined : problem({ code: 'not_an_add_on', offer: offer.name });
  if (parentSubscriptionId === null) return problem({ code: 'base_required', offer: offer.name });
  if (base === undefined) return problem({ code: 'base_unknown' });
  return isBaseOf(offer, base)
    ? undefined
    : problem({ code: 'base_does_not_fit', offer: offer.name, base: base.offerName });
};

const findInactiveBase = (offer: Offer, base: CustomerSubscription | undefined): PurchaseObstacle | undefined =>
  base === undefined || base.status === 'active'
    ? undefined
    : { code: 'base_not_active', offer: offer.name, base: base.friendlyName, status: base.status };

/** Why the customer cannot have this trial again; undefined where it can, and for other offers. */
export const findTrialProblem = (offer: Offer, facts: RelationshipFacts): PurchaseObstacle | undefined =>
  offer.isTrial && facts.subscriptions.some((one) => isSameOffer(offer.id, one))
    ? { code: 'trial_used', offer: offer.name, customer: facts.customer.companyName }
    : undefined;

const refusedPurchase = (reason: PurchaseObstacle | undefined): Outcome | undefined =>
  reason === undefined ? undefined : refused(purchaseRefusal(reason));

/** `path` names the input field the reason is about. */
export const purchaseRefusal = (reason: PurchaseObstacle): Refusal => ({
  error: 'purchase_not_allowed',
  reason,
  path: [purchasePaths[reason.code]],
});

const purchasePaths: Readonly<Record<PurchaseObstacle['code'], string>> = {
  relationship_removed: 'customerId',
  base_not_active: 'parentSubscriptionId',
  no_base: 'offerId',
  trial_used: 'offerId',
};

/** The ACTIVE subscriptions an add-on can be bought for. */
export const basesFor = (offer: Offer, facts: RelationshipFacts): readonly CustomerSubscription[] =>
  facts.subscriptions.filter((one) => one.status === 'active' && isBaseOf(offer, one));

const isBaseOf = ({ prerequisiteOfferIds }: Offer, base: CustomerSubscription): boolean =>
  prerequisiteOfferIds.some((id) => isSameOffer(id, base));

/** The vendor is inconsistent in the case of GUIDs. */
const isSameOffer = (offerId: string, { offerId: bought }: CustomerSubscription): boolean =>
  offerId.toLowerCase() === bought.toLowerCase();
