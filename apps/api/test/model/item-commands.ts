import fc from 'fast-check';
import { anybody, at, byOf, commandOf, nth, pair, partner, partnerUser, whomOf } from './command.ts';
import { assignContact } from './contacts.ts';
import { placeOrder } from './orders.ts';
import type { Model, Who } from './state.ts';
import { activeRels, allSubs, latestRel } from './state.ts';
import { choices, onSubscription, waive } from './subscriptions.ts';

export const order = fc
  .tuple(
    pair,
    fc.constantFrom('basic', 'basic', 'fresh', 'fresh', 'audio', 'trial', 'none'),
    fc.constantFrom(25, 25, 25, 1, 0, 301),
    fc.option(nth),
  )
  .map(([of, offer, quantity, index]) =>
    commandOf(`order ${quantity} ${offer}`, byOf(of), (model, { customerIds }, who) => {
      const whom = whomOf(of, model);
      const basics = allSubs(model).filter((sub) => sub.offer === 'basic');
      const base = (offer === 'audio' || index === 0) && index !== null ? (at(basics, index) ?? null) : null;
      const input = { customerId: customerIds[whom], offerId: offer, quantity, parentSubscriptionId: base?.id ?? null };
      return [
        { mutation: 'placeOrder', input, payload: 'order { id } subscription { id }' },
        () => placeOrder(model, who, { customer: whom, offer, quantity, base }),
      ];
    }),
  );

export const subscription = fc
  .tuple(
    anybody,
    nth,
    fc.constantFrom(
      'suspendSubscription',
      'suspendSubscription',
      'cancelSubscription',
      'reactivateSubscription',
      'renewOn',
      'renewOff',
      'extend',
    ),
    fc.nat({ max: 3 }),
  )
  .map(([stranger, index, rule, luck]) => {
    const living = (model: Model) =>
      allSubs(model).filter((one) => one.status === 'active' || one.status === 'suspended');
    const subOf = (model: Model) => at(luck > 1 ? living(model) : allSubs(model), index);
    // Mostly by a user of its partner: other partners do not find it.
    const ownerOf = (model: Model): Who => {
      const sub = subOf(model);
      const rel = model.rels.find((one) => sub !== undefined && one.subs.includes(sub));
      return luck > 0 && rel !== undefined ? { partner: rel.partner, role: 'admin' } : stranger;
    };
    return commandOf(`${rule} ${index}`, ownerOf, (model, _, who) => {
      const sub = subOf(model);
      if (sub === undefined) return undefined;
      const call =
        rule in choices
          ? {
              mutation: 'setSubscriptionEndOfTermAction',
              input: { subscriptionId: sub.id, action: choices[rule as keyof typeof choices](sub).toUpperCase() },
            }
          : { mutation: rule, input: { subscriptionId: sub.id } };
      return [call, () => onSubscription(model, who, { sub, rule })];
    });
  });

export const waiver = fc.tuple(pair, nth).map(([of, index]) =>
  commandOf(`waive ${index}`, byOf(of), (model, { customerIds }, who) => {
    const whom = whomOf(of, model);
    const rel = 'partner' in who ? latestRel(model, who.partner, whom) : undefined;
    const sub = at(of.luck === 1 ? allSubs(model) : (rel?.subs ?? []), index);
    if (sub === undefined || rel === undefined) return undefined;
    const input = { customerId: customerIds[whom], blockerId: `blk_${sub.id}`, reason: 'It has ended.' };
    return [{ mutation: 'waiveRemovalBlocker', input }, () => waive(who, { sub, rel })];
  }),
);

export const contact = fc
  .tuple(partnerUser, nth, nth, partner, fc.nat({ max: 3 }))
  .map(([stranger, index, other, anyone, luck]) => {
    const relOfSub = (model: Model) => {
      const bought = activeRels(model).flatMap((rel) => rel.subs.map((sub) => ({ rel, sub })));
      return luck === 0 ? undefined : at(bought, index);
    };
    // Mostly by who sells it, for another of the customer's partners: one that may leave before the seller does.
    const ownerOf = (model: Model): Who => {
      const rel = relOfSub(model)?.rel;
      return rel === undefined ? stranger : { partner: rel.partner, role: 'admin' };
    };
    return commandOf(`assign ${index} to ${other}`, ownerOf, (model, { partnerIds }, who) => {
      const found = relOfSub(model);
      const sub = found?.sub ?? at(allSubs(model), index);
      if (sub === undefined) return undefined;
      const others = activeRels(model).filter(
        (rel) => rel.customer === found?.rel.customer && rel.partner !== found.rel.partner,
      );
      const whom = at(others, other)?.partner ?? anyone;
      const input = { subscriptionId: sub.id, partnerId: partnerIds[whom] };
      return [{ mutation: 'assignSupportContact', input }, () => assignContact(model, who, { sub, contact: whom })];
    });
  });
