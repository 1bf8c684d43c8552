import { fieldNamesOf } from '../events/item-fields.ts';
import { begin } from '../lifecycle/machine.ts';
import { orderMachine, subscriptionMachine } from '../lifecycle/machines.ts';
import { type CustomerSubscription, subscriptionDefaults } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { Offer } from '../model/offers.ts';
import { firstTermEnd } from '../time/end-of-term.ts';
import { addDays } from '../time/instants.ts';
import type { CommandContext } from './command.ts';
import { begun, newEvent } from './command.ts';
import type { OrderTerms } from './order-rules.ts';
import { findOrderProblem } from './order-rules.ts';
import type { Outcome } from './outcome.ts';
import { done, invalid, invalidInput } from './outcome.ts';

/** What an unknown offer would allow is not known: of the quantity only that it is a count. */
const refusedUnknownOffer = ({ quantity }: OrderTerms): Outcome =>
  invalidInput(
    invalid('offerId', { code: 'unknown_offer' }),
    ...(quantity >= 1 ? [] : [invalid('quantity', { code: 'out_of_range', min: 1, max: 10_000_000 })]),
  );

/** Buys an offer for a customer with an ACTIVE relationship: an order and the subscription it makes. */
export const decidePlaceOrder = (
  command: {
    readonly facts: RelationshipFacts;
    readonly offer: Offer | undefined;
    readonly terms: OrderTerms;
    readonly orderId: string;
    readonly subscriptionId: string;
  },
  context: CommandContext,
): Outcome => {
  const { facts, offer, terms, orderId, subscriptionId } = command;
  if (offer === undefined) return refusedUnknownOffer(terms);
  const problem = findOrderProblem(offer, terms, facts);
  if (problem !== undefined) return problem;
  const { quantity, billingCycle, parentSubscriptionId } = terms;

  const { partnerId, customerId, id: relationshipId } = facts.relationship;
  const made = { partnerId, customerId, relationshipId, rawStatus: null, importHash: null };
  const order = {
    ...made,
    id: orderId,
    status: begin(orderMachine, 'completed'),
    lines: [{ offerId: offer.id, name: offer.name, quantity }],
    createdAt: context.now,
  };
  const isNewCommerce = offer.commerceModel === 'new_commerce';
  const renews = offer.isAutoRenewable && !offer.isTrial;
  const subscription = {
    ...subscriptionDefaults,
    ...made,
    id: subscriptionId,
    offerId: offer.id,
    offerName: offer.name,
    friendlyName: offer.name,
    quantity,
    unitType: offer.unitType,
    status: begin(subscriptionMachine, 'active'),
    commerceModel: offer.commerceModel,
    kind: 'license' as const,
    isTrial: offer.isTrial,
    autoRenew: renews,
    endOfTermAction: renews ? ('renew' as const) : isNewCommerce ? ('cancel' as const) : ('expire' as const),
    purchasedOrRenewedAt: context.now,
    billingCycle: billingCycle ?? offer.billingCycle,
    termDuration: offer.termDuration,
    startDate: context.now,
    commitmentEndDate: firstTermEnd(offer, context.now),
    cancellationAllowedUntil: isNewCommerce ? addDays(context.now, context.policy.newCommerceCancellationDays) : null,
    parentSubscriptionId,
    orderId,
  } satisfies CustomerSubscription;
  return done({
    changes: [
      { insert: 'order', row: order },
      { insert: 'subscription', row: subscription },
    ],
    events: [
      newEvent(context, 'order-placed', {
        about: order,
        subjectId: orderId,
        changes: begun(order, ['status', 'lines', 'createdAt']),
      }),
      newEvent(context, 'subscription-created', {
        about: subscription,
        subjectId: subscriptionId,
        changes: begun(subscription, fieldNamesOf('subscription')),
      }),
    ],
  });
};
