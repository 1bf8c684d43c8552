import type { CustomerSubscription } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { Offer } from '../model/offers.ts';
import { billingCyclesOf } from '../model/offers.ts';
import type { Outcome } from './outcome.ts';
import { findInvalid, invalid, refused } from './outcome.ts';

export interface OrderWish {
  readonly quantity: number;
  /** null = the offer's. */
  readonly termDuration: string | null;
  /** null = the offer's. */
  readonly billingCycle: string | null;
  /** The base of an add-on; null for anything else. */
  readonly parentSubscriptionId: string | null;
}

/**
 * Why an offer cannot be bought so; undefined when it can.
 * any      its quantity limits, its term, one of its billing cycles
 * add-on   needs an ACTIVE base that is a subscription to one of its prerequisite offers
 * base     takes no base
 * trial    one of an offer per customer, whatever became of it
 */
export const findOrderProblem = (offer: Offer, wish: OrderWish, facts: RelationshipFacts): Outcome | undefined =>
  findTermsProblem(offer, wish) ?? findBaseProblem(offer, wish, facts) ?? findSecondTrial(offer, facts);

const findTermsProblem = (offer: Offer, { quantity, termDuration, billingCycle }: OrderWish): Outcome | undefined => {
  const { minimumQuantity: least, maximumQuantity: most } = offer;
  const cycles = billingCyclesOf(offer);
  const sold = Number.isInteger(quantity) && quantity >= least && quantity <= most;
  return findInvalid([
    sold
      ? undefined
      : invalid(
          'quantity',
          `${offer.name} is sold in quantities of ${least === most ? grouped(least) : `${grouped(least)} to ${grouped(most)}`}.`,
        ),
    termDuration === null || termDuration === offer.termDuration
      ? undefined
      : invalid(
          'termDuration',
          offer.termDuration === null
            ? `${offer.name} has no term.`
            : `${offer.name} is sold for ${offer.termDuration}.`,
        ),
    billingCycle === null || cycles.includes(billingCycle)
      ? undefined
      : invalid('billingCycle', `${offer.name} is billed ${cycles.join(' or ') || 'by no cycle'}.`),
  ]);
};

const grouped = (count: number): string => count.toLocaleString('en');

const findBaseProblem = (
  offer: Offer,
  { parentSubscriptionId }: OrderWish,
  facts: RelationshipFacts,
): Outcome | undefined => {
  if (!offer.isAddOn)
    return parentSubscriptionId === null
      ? undefined
      : invalid('parentSubscriptionId', `${offer.name} is no add-on: order it without a base.`);
  if (parentSubscriptionId === null)
    return invalid('parentSubscriptionId', `${offer.name} is an add-on: name the subscription it is for.`);
  const base = facts.subscriptions.find((one) => one.id === parentSubscriptionId);
  if (base === undefined) return invalid('parentSubscriptionId', 'this customer has no subscription with this id.');
  if (!isBaseOf(offer, base))
    return invalid('parentSubscriptionId', `${offer.name} is no add-on of ${base.offerName}.`);
  return base.status === 'active'
    ? undefined
    : notAllowed(`${offer.name} needs an active base; ${base.friendlyName} is ${base.status}.`);
};

const findSecondTrial = (offer: Offer, facts: RelationshipFacts): Outcome | undefined => {
  const problem = findTrialProblem(offer, facts);
  return problem === undefined ? undefined : notAllowed(problem);
};

/** Why a trial cannot be had again; undefined where it can, and for what is no trial. */
export const findTrialProblem = (offer: Offer, facts: RelationshipFacts): string | undefined =>
  offer.isTrial && facts.subscriptions.some((one) => isSameOffer(offer.id, one))
    ? `${facts.customer.companyName} has already had ${offer.name}: a customer gets a trial once.`
    : undefined;

/** The ACTIVE subscriptions an add-on can be bought for. */
export const basesFor = (offer: Offer, facts: RelationshipFacts): readonly CustomerSubscription[] =>
  facts.subscriptions.filter((one) => one.status === 'active' && isBaseOf(offer, one));

const isBaseOf = ({ prerequisiteOfferIds }: Offer, base: CustomerSubscription): boolean =>
  prerequisiteOfferIds.some((id) => isSameOffer(id, base));

/** The vendor does not write GUIDs in one case. */
const isSameOffer = (offerId: string, { offerId: bought }: CustomerSubscription): boolean =>
  offerId.toLowerCase() === bought.toLowerCase();

const notAllowed = (message: string): Outcome => refused({ error: 'purchase_not_allowed', message });
