import type { AnyViewer } from '../access/authorise.ts';
import { findForbidden } from '../access/authorise.ts';
import type { CustomerSubscription } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { Offer } from '../model/offers.ts';
import type { Policy } from '../policy.ts';
import { firstTermEnd } from '../time/end-of-term.ts';
import { addDays } from '../time/instants.ts';
import type { Consequence } from './consequences.ts';
import { basesFor, findTrialProblem, purchaseRefusal } from './order-rules.ts';
import type { PurchaseObstacle, Refusal } from './refusal.ts';

/** Whether an offer can be bought for a customer now, by this viewer; `refusal` says why not. */
export interface PurchaseOptions {
  readonly allowed: boolean;
  readonly refusal: Refusal | null;
  /** What an add-on can be bought for; empty for anything else. */
  readonly bases: readonly CustomerSubscription[];
  /** What it would mean for a removal. */
  readonly consequence: Consequence;
  /** Until when it could be cancelled; null where it is suspended instead. */
  readonly cancellableUntil: Date | null;
  /** When it would stop blocking, at the earliest, after that; null where there is no date. */
  readonly clearsAt: Date | null;
}

/** An order within the offer's limits, for one of `bases` where it is an add-on, succeeds exactly when it is allowed. */
export const purchaseOptions = (
  ask: { readonly offer: Offer; readonly facts: RelationshipFacts; readonly viewer: AnyViewer },
  policy: Policy,
  now: Date,
): PurchaseOptions => {
  const { offer, facts, viewer } = ask;
  const bases = offer.isAddOn ? basesFor(offer, facts) : [];
  const obstacle =
    (offer.isAddOn && bases.length === 0 ? missingBase(offer, facts) : undefined) ?? findTrialProblem(offer, facts);
  const refusal = findForbidden(viewer, 'place_order') ?? (obstacle === undefined ? null : purchaseRefusal(obstacle));
  const dates = purchaseDates(offer, policy, now);
  return { allowed: refusal === null, refusal, bases, consequence: purchaseConsequence(dates), ...dates };
};

const missingBase = ({ name }: Offer, { customer }: RelationshipFacts): PurchaseObstacle => ({
  code: 'no_base',
  offer: name,
  customer: customer.companyName,
});

type PurchaseDates = Pick<PurchaseOptions, 'cancellableUntil' | 'clearsAt'>;

const purchaseDates = ({ commerceModel, termDuration }: Offer, policy: Policy, now: Date): PurchaseDates =>
  commerceModel === 'legacy'
    ? { cancellableUntil: null, clearsAt: null }
    : {
        cancellableUntil: addDays(now, policy.newCommerceCancellationDays),
        clearsAt: firstTermEnd({ commerceModel, termDuration }, now),
      };

const purchaseConsequence = ({ cancellableUntil, clearsAt }: PurchaseDates): Consequence =>
  cancellableUntil === null
    ? { code: 'blocks_until_suspended' }
    : { code: 'blocks_past_window', cancellableUntil, clearsAt };
