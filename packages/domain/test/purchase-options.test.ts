import { describe, expect, it } from 'vitest';
import type { Offer, RelationshipFacts, Viewer } from '../src/index.ts';
import { decidePlaceOrder, defaultPolicy, purchaseOptions } from '../src/index.ts';
import {
  aCustomerViewer,
  anOffer,
  aSubscription,
  aViewer,
  commandContext,
  facts,
  inDays,
  now,
  orderTerms,
} from '../testing/index.ts';
import { inEnglish } from './outcomes.ts';

const ask = (offer: Offer, of: RelationshipFacts = facts(), viewer: Viewer = aViewer()) =>
  purchaseOptions({ offer, facts: of, viewer }, defaultPolicy, now);
const addOn = anOffer({ name: 'Audio', isAddOn: true, prerequisiteOfferIds: ['OFFER-BUSINESS-BASIC'] });
const trial = anOffer({ id: 'OFFER-BUSINESS-BASIC', isTrial: true, commerceModel: 'legacy', termDuration: 'P1M' });
const base = aSubscription({ id: 'sub_base' });
const suspended = aSubscription({ id: 'sub_suspended', status: 'suspended' });
const other = aSubscription({ id: 'sub_other', offerId: 'offer-other' });

describe('what an offer can be bought for', () => {
  it('is nothing for a base', () => {
    expect(ask(anOffer(), facts({ subscriptions: [base] }))).toMatchObject({ allowed: true, refusal: null, bases: [] });
  });

  it('is, for an add-on, each active subscription to one of its base offers', () => {
    expect(ask(addOn, facts({ subscriptions: [base, suspended, other] }))).toMatchObject({
      allowed: true,
      bases: [{ id: 'sub_base' }],
    });
  });

  it('is nothing where an add-on has no active base, and it says so', () => {
    const { allowed, refusal, bases } = ask(addOn, facts({ subscriptions: [suspended, other] }));
    expect({ allowed, bases }).toEqual({ allowed: false, bases: [] });
    expect(inEnglish(refusal)).toMatch(/no active subscription/);
  });
});

describe('who may not buy', () => {
  it('is told by role and partner kind before anything else', () => {
    expect(inEnglish(ask(addOn, facts(), aViewer({ kind: 'indirect_reseller' })).refusal)).toMatch(
      /direct-bill partner or an indirect provider/,
    );
    const customers = purchaseOptions({ offer: addOn, facts: facts(), viewer: aCustomerViewer() }, defaultPolicy, now);
    expect(customers.allowed).toBe(false);
  });

  it('is a customer that has had its trial', () => {
    expect(inEnglish(ask(trial, facts({ subscriptions: [suspended] })).refusal)).toMatch(
      /has already had .+: a customer gets a trial once/,
    );
  });
});

describe('what a purchase does to a removal', () => {
  it('is said by the rules it is bought under', () => {
    expect(ask(anOffer({ commerceModel: 'legacy' })).consequence).toEqual({ code: 'blocks_until_suspended' });
    expect(ask(anOffer({ commerceModel: 'new_commerce', termDuration: 'P1Y' })).consequence).toEqual({
      code: 'blocks_past_window',
      cancellableUntil: inDays(7),
      clearsAt: new Date('2027-06-14T23:59:59.999Z'),
    });
  });
});

const offers = [anOffer(), addOn, trial];
const situations = [[], [base], [suspended], [other], [base, suspended]];
it.each(offers.flatMap((offer) => situations.map((subscriptions) => ({ offer, subscriptions }))))(
  'an order for $offer.name succeeds exactly when it is allowed: $subscriptions.length subscriptions',
  ({ offer, subscriptions }) => {
    const of = facts({ subscriptions });
    const { allowed, bases } = ask(offer, of);
    const parentSubscriptionId = bases[0]?.id ?? (offer.isAddOn ? (subscriptions[0]?.id ?? null) : null);
    const terms = orderTerms({ quantity: offer.minimumQuantity, parentSubscriptionId });
    const command = { facts: of, offer, terms, orderId: 'ord_new', subscriptionId: 'sub_new' };
    expect(decidePlaceOrder(command, commandContext()).outcome === 'done').toBe(allowed);
  },
);

describe('when it no longer blocks', () => {
  const dates = (offer: Parameters<typeof ask>[0]) => {
    const { cancellableUntil, clearsAt } = ask(offer, facts());
    return { cancellableUntil, clearsAt };
  };

  it('has a date where it can be cancelled and where it has a term', () => {
    const modern = anOffer({ commerceModel: 'new_commerce', termDuration: null });
    expect(dates(trial)).toEqual({ cancellableUntil: null, clearsAt: null });
    expect(dates(modern)).toEqual({ cancellableUntil: inDays(7), clearsAt: null });
    const yearly = dates(anOffer({ commerceModel: 'new_commerce', termDuration: 'P1Y' }));
    expect(yearly.clearsAt).toEqual(new Date('2027-06-14T23:59:59.999Z'));
  });
});
