import { describe, expect, it } from 'vitest';
import type { CustomerSubscription, Offer, OrderTerms } from '../src/index.ts';
import { billingCyclesOf, decidePlaceOrder, subscriptionStatuses } from '../src/index.ts';
import { anOffer, aSubscription, commandContext, facts, orderTerms } from '../testing/index.ts';
import { decisionOf, refusalOf } from './outcomes.ts';

const order = (
  offer: Offer | undefined,
  terms: Partial<OrderTerms> = {},
  subscriptions: readonly CustomerSubscription[] = [],
) =>
  decidePlaceOrder(
    { facts: facts({ subscriptions }), offer, terms: orderTerms(terms), orderId: 'ord_new', subscriptionId: 'sub_new' },
    commandContext(),
  );
const bought = (offer: Offer, terms: Partial<OrderTerms> = {}, subscriptions: readonly CustomerSubscription[] = []) =>
  decisionOf(order(offer, terms, subscriptions)).changes[1];

const addOn = anOffer({ name: 'Audio', isAddOn: true, prerequisiteOfferIds: ['OFFER-BUSINESS-BASIC'] });
const trial = anOffer({
  id: 'OFFER-TRIAL',
  isTrial: true,
  commerceModel: 'legacy',
  billingCycle: 'none',
  termDuration: 'P1M',
  minimumQuantity: 25,
  maximumQuantity: 25,
});

describe('the terms of an order', () => {
  it('are the offer’s unless told', () => {
    expect(bought(anOffer())).toMatchObject({ row: { termDuration: 'P1Y', billingCycle: 'monthly' } });
    expect(bought(anOffer(), { termDuration: 'P1Y', billingCycle: 'annual' })).toMatchObject({
      row: { billingCycle: 'annual' },
    });
  });

  it.each([
    ['termDuration', { termDuration: 'P3Y' }],
    ['billingCycle', { billingCycle: 'triennial' as const }],
  ])('with a %s the offer is not sold by name what it is sold by', (path, terms) => {
    expect(refusalOf(order(anOffer(), terms))).toMatchObject({ issues: [{ path: [path] }] });
  });

  it('of an offer that is not known are said to be wrong where no offer would allow them', () => {
    const paths = (quantity: number) => {
      const refusal = refusalOf(order(undefined, { quantity }));
      return refusal.error === 'validation' ? refusal.issues.map(({ path }) => path) : [];
    };
    expect(paths(0)).toEqual([['offerId'], ['quantity']]);
    expect(paths(1)).toEqual([['offerId']]);
  });

  it('bill a trial and what has no term by the offer’s cycle alone', () => {
    expect(billingCyclesOf(trial)).toEqual(['none']);
    expect(billingCyclesOf(anOffer({ termDuration: null, billingCycle: null }))).toEqual([]);
    expect(billingCyclesOf(anOffer({ termDuration: 'P3Y' }))).toEqual(['monthly', 'annual', 'triennial']);
  });
});

describe('an add-on', () => {
  const onBase = (base: Partial<CustomerSubscription>) =>
    order(addOn, { parentSubscriptionId: 'sub_1' }, [aSubscription(base)]);

  it('hangs on its base, whichever case the vendor writes the offer in', () => {
    expect(decisionOf(onBase({})).changes[1]).toMatchObject({ row: { parentSubscriptionId: 'sub_1' } });
  });

  it.each(subscriptionStatuses)('on a base that is %s', (status) => {
    if (status === 'active') expect(onBase({ status }).outcome).toBe('done');
    else expect(refusalOf(onBase({ status }))).toMatchObject({ error: 'purchase_not_allowed' });
  });

  it('needs a base, one of this customer, of a prerequisite offer', () => {
    const issue = { issues: [{ path: ['parentSubscriptionId'] }] };
    expect(refusalOf(order(addOn))).toMatchObject(issue);
    expect(refusalOf(order(addOn, { parentSubscriptionId: 'sub_other' }, [aSubscription()]))).toMatchObject(issue);
    expect(refusalOf(onBase({ offerId: 'offer-else' }))).toMatchObject(issue);
  });

  it('only: a base offer takes no base', () => {
    expect(refusalOf(order(anOffer(), { parentSubscriptionId: 'sub_1' }, [aSubscription()]))).toMatchObject({
      issues: [{ path: ['parentSubscriptionId'] }],
    });
  });
});

describe('a trial', () => {
  it('does not renew itself, whatever the offer says', () => {
    expect(bought({ ...trial, isAutoRenewable: true })).toMatchObject({ row: { isTrial: true, autoRenew: false } });
  });

  it.each(subscriptionStatuses)('of an offer is had once, also when the first is %s', (status) => {
    const had = aSubscription({ offerId: 'offer-trial', isTrial: true, status });
    expect(refusalOf(order(trial, {}, [had]))).toMatchObject({ error: 'purchase_not_allowed' });
    expect(order({ ...trial, id: 'offer-other-trial' }, {}, [had]).outcome).toBe('done');
  });

  it('is sold in quantities that are written as people read them', () => {
    const many = { ...trial, minimumQuantity: 1, maximumQuantity: 10_000_000 };
    expect(refusalOf(order(many, { quantity: 0 }))).toMatchObject({
      issues: [{ code: 'out_of_range', min: 1, max: 10_000_000 }],
    });
  });

  it('has its quantity', () => {
    expect(refusalOf(order(trial, { quantity: 24 }))).toMatchObject({
      issues: [{ path: ['quantity'], code: 'out_of_range', min: 25, max: 25 }],
    });
  });
});
