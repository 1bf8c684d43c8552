import type { OfferKey } from './offers.ts';
import { termDays } from './offers.ts';
import { may } from './rules.ts';
import type { CustomerKey, Expected, Model, Sub, Who } from './state.ts';
import { day, latestRel, nothing } from './state.ts';

export interface OrderInput {
  readonly customer: CustomerKey;
  readonly offer: OfferKey | 'none';
  readonly quantity: number;
  readonly base: Sub | null;
}

export const placeOrder = (model: Model, who: Who, input: OrderInput): Expected => {
  const { offer, quantity, base } = input;
  if ('customer' in who || !may(who, 'order')) return nothing('ForbiddenError');
  const rel = latestRel(model, who.partner, input.customer);
  if (rel === undefined) return nothing('NotFoundError');
  if (rel.state === 'removed') return nothing('PurchaseNotAllowedError');
  if (offer === 'none') return nothing('ValidationError');
  if (offer === 'trial' ? quantity !== 25 : quantity < 1 || quantity > 300) return nothing('ValidationError');
  if (offer === 'audio') {
    if (base === null || !rel.subs.includes(base) || base.offer !== 'basic') return nothing('ValidationError');
    if (base.status !== 'active') return nothing('PurchaseNotAllowedError');
  } else if (base !== null) return nothing('ValidationError');
  if (offer === 'trial' && rel.subs.some((one) => one.offer === 'trial')) return nothing('PurchaseNotAllowedError');
  const sub: Sub = {
    id: '',
    offer,
    status: 'active',
    base,
    action: offer === 'trial' ? 'expire' : 'renew',
    extended: false,
    began: model.now,
    suspendedAtEnd: false,
    end:
      offer === 'fresh' ? Math.floor(model.now / day + termDays[offer]) * day - 1 : model.now + termDays[offer] * day,
    window: offer === 'fresh' ? model.now + 7 * day : null,
    deletion: null,
    contact: null,
  };
  rel.subs.push(sub);
  let orderId = '';
  return {
    answer: 'done',
    told: [
      { partner: rel.partner, type: 'order-placed', subject: () => orderId },
      { partner: rel.partner, type: 'subscription-created', subject: () => sub.id },
    ],
    bind: (payload) => {
      sub.id = payload.subscription ?? '';
      orderId = payload.order ?? '';
    },
  };
};
