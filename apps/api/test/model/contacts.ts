import { isProvider, may } from './rules.ts';
import type { CustomerKey, Expected, Model, PartnerKey, Sub, Who } from './state.ts';
import { activeRels, findSub, nothing } from './state.ts';

const partnersOf = (model: Model, customer: CustomerKey): readonly PartnerKey[] =>
  activeRels(model)
    .filter((rel) => rel.customer === customer)
    .map((rel) => rel.partner);

export const assignContact = (
  model: Model,
  who: Who,
  { sub, contact }: { readonly sub: Sub; readonly contact: PartnerKey },
): Expected => {
  if ('customer' in who || !may(who, 'contact')) return nothing('ForbiddenError');
  const rel = findSub(model, who.partner, sub);
  if (rel === undefined) return nothing('NotFoundError');
  if (sub.contact === contact) return nothing('replayed');
  if (!partnersOf(model, rel.customer).includes(contact)) return nothing('ValidationError');
  sub.contact = contact;
  return { answer: 'done', told: [{ partner: rel.partner, type: 'support-contact-updated', subject: () => sub.id }] };
};

/** There is one provider here: it is the default wherever it is one of the customer's partners. */
export const defaultContact = (model: Model, customer: CustomerKey, seller: PartnerKey): PartnerKey =>
  partnersOf(model, customer).find(isProvider) ?? seller;
