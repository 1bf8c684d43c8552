import fc from 'fast-check';
import { assignContact } from './contacts.ts';
import type { GdapAnswer } from './delegated-admin.ts';
import { answerGdap, removeDap, requestGdap } from './delegated-admin.ts';
import { placeOrder } from './orders.ts';
import type { Call, Real } from './real.ts';
import { remove } from './removal.ts';
import type { RequestInput } from './requests.ts';
import { accept, decline, request, resend, revoke } from './requests.ts';
import { isReseller } from './rules.ts';
import type { CustomerKey, Expected, Model, Rel, Who } from './state.ts';
import { activeRels, allGdaps, allSubs, customerKeys, day, latestRel, partnerKeys, roleKeys } from './state.ts';
import { onSubscription, waive } from './subscriptions.ts';

type ModelCommand = fc.AsyncCommand<Model, Real>;

/** A command the model and the API both carry out. Undefined: there is nothing yet to do it to. */
type Act = (
  model: Model,
  real: Real,
  who: Who,
) => readonly [call: Omit<Call, 'who'>, expected: () => Expected] | undefined;

/** How often each mutation was carried out, over all runs. */
export const carriedOut = new Map<string, number>();
const count = (what: string) => carriedOut.set(what, (carriedOut.get(what) ?? 0) + 1);

const commandOf = (text: string, by: Who | ((model: Model) => Who), act: Act): ModelCommand => ({
  check: () => true,
  run: async (model, real) => {
    const who = typeof by === 'function' ? by(model) : by;
    const planned = act(model, real, who);
    if (planned === undefined) return;
    const [call, expected] = planned;
    count(call.mutation);
    await real.step({ who, ...call }, expected());
    await real.settle(model);
  },
  toString: () => (typeof by === 'function' ? text : `${text} by ${Object.values(by).join(' ')}`),
});

const partner = fc.constantFrom(...partnerKeys);
const customer = fc.constantFrom(...customerKeys);
const partnerUser: fc.Arbitrary<Who> = fc.record({
  partner,
  // Mostly somebody who may.
  role: fc.constantFrom('admin', 'admin', 'admin', ...roleKeys),
});
const customerAdmin: fc.Arbitrary<Who> = fc.record({ customer });
const anybody = fc.oneof({ arbitrary: partnerUser, weight: 6 }, { arbitrary: customerAdmin, weight: 1 });
const mostlyCustomer = fc.oneof({ arbitrary: partnerUser, weight: 1 }, { arbitrary: customerAdmin, weight: 6 });
const nth = fc.nat({ max: 50 });

const at = <T>(all: readonly T[], index: number): T | undefined => all[index % all.length];

/** Mostly two that have an ACTIVE relationship, and somebody who may; else whoever it is, with whomever. */
const pair = fc.record({ stranger: anybody, anyone: customer, index: nth, luck: fc.nat({ max: 3 }) });
type Pair = typeof pair extends fc.Arbitrary<infer P> ? P : never;

const relOf = ({ index, luck }: Pair, model: Model): Rel | undefined =>
  luck === 0
    ? undefined
    : at(
        activeRels(model).filter((rel) => !isReseller(rel.partner)),
        index,
      );
const byOf =
  (of: Pair) =>
  (model: Model): Who => {
    const rel = relOf(of, model);
    return rel === undefined ? of.stranger : { partner: rel.partner, role: 'admin' };
  };
const whomOf = (of: Pair, model: Model): CustomerKey => relOf(of, model)?.customer ?? of.anyone;

const order = fc
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

const subscription = fc
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
    ),
    fc.nat({ max: 3 }),
  )
  .map(([stranger, index, rule, luck]) => {
    const living = (model: Model) =>
      allSubs(model).filter((one) => one.status === 'active' || one.status === 'suspended');
    const subOf = (model: Model) => at(luck > 1 ? living(model) : allSubs(model), index);
    // Mostly by somebody of the partner whose it is: what is not theirs is not found.
    const ownerOf = (model: Model): Who => {
      const sub = subOf(model);
      const rel = model.rels.find((one) => sub !== undefined && one.subs.includes(sub));
      return luck > 0 && rel !== undefined ? { partner: rel.partner, role: 'admin' } : stranger;
    };
    return commandOf(`${rule} ${index}`, ownerOf, (model, _, who) => {
      const sub = subOf(model);
      if (sub === undefined) return undefined;
      const isRenew = rule === 'renewOn' || rule === 'renewOff';
      const call = isRenew
        ? { mutation: 'setSubscriptionAutoRenew', input: { subscriptionId: sub.id, autoRenew: rule === 'renewOn' } }
        : { mutation: rule, input: { subscriptionId: sub.id } };
      return [call, () => onSubscription(model, who, { sub, rule })];
    });
  });

const waiver = fc.tuple(pair, nth).map(([of, index]) =>
  commandOf(`waive ${index}`, byOf(of), (model, { customerIds }, who) => {
    const whom = whomOf(of, model);
    const rel = 'partner' in who ? latestRel(model, who.partner, whom) : undefined;
    const sub = at(of.luck === 1 ? allSubs(model) : (rel?.subs ?? []), index);
    if (sub === undefined || rel === undefined) return undefined;
    const input = { customerId: customerIds[whom], blockerId: `blk_${sub.id}`, reason: 'It has ended.' };
    return [{ mutation: 'waiveRemovalBlocker', input }, () => waive(who, { sub, rel })];
  }),
);

const removal = pair.map((of) =>
  commandOf('remove', byOf(of), (model, { customerIds }, who) => {
    const whom = whomOf(of, model);
    const input = { customerId: customerIds[whom], attestation: true };
    return [{ mutation: 'removeResellerRelationship', input }, () => remove(model, who, whom)];
  }),
);

const contact = fc
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

const dap = fc.tuple(fc.oneof(partnerUser, customerAdmin), partner, customer).map(([who, by, whom]) =>
  commandOf(`end delegated admin of ${by} for ${whom}`, who, (model, { partnerIds, customerIds }) => [
    {
      mutation: 'removeDelegatedAdmin',
      input: 'customer' in who ? { partnerId: partnerIds[by] } : { customerId: customerIds[whom] },
    },
    () => removeDap(model, who, { partner: by, customer: whom }),
  ]),
);

const gdapRequest = fc
  .tuple(
    pair,
    fc.constantFrom(1, 20, 60, 60, 730, 731),
    fc.boolean(),
    fc.constantFrom('Global Reader', 'Global Reader', 'Global Reader', 'Global Reader', 'Emperor'),
  )
  .map(([of, days, autoExtend, role]) =>
    commandOf(`request ${role} for ${days} days`, byOf(of), (model, { customerIds }, who) => {
      const whom = whomOf(of, model);
      const customerId = customerIds[whom];
      const input = { customerId, displayName: 'Help', roles: [role], durationDays: days, autoExtend };
      return [
        { mutation: 'requestDelegatedAdmin', input, payload: 'delegatedAdminRelationship { id }' },
        () => requestGdap(model, who, { customer: whom, days, autoExtend, role }),
      ];
    }),
  );

const gdapAnswer = fc
  .tuple(
    fc.oneof(partnerUser, customerAdmin),
    nth,
    fc.nat({ max: 4 }),
    fc.constantFrom<GdapAnswer>(
      'approveDelegatedAdmin',
      'approveDelegatedAdmin',
      'approveDelegatedAdmin',
      'rejectDelegatedAdmin',
      'terminateDelegatedAdmin',
    ),
  )
  .map(([stranger, index, luck, answer]) => {
    const waiting = (model: Model) => allGdaps(model).filter((one) => one.status === 'approval_pending');
    const gdapOf = (model: Model) => at(luck > 1 ? waiting(model) : allGdaps(model), index);
    // Mostly an admin of the customer that was asked.
    const ownerOf = (model: Model): Who => {
      const gdap = gdapOf(model);
      const rel = model.rels.find((one) => gdap !== undefined && one.gdaps.includes(gdap));
      return luck > 0 && rel !== undefined ? { customer: rel.customer } : stranger;
    };
    return commandOf(`${answer} ${index}`, ownerOf, (model, _, who) => {
      const gdap = gdapOf(model);
      if (gdap === undefined) return undefined;
      const input = { delegatedAdminRelationshipId: gdap.id };
      return [{ mutation: answer, input }, () => answerGdap(model, who, { gdap, answer })];
    });
  });

const asking = fc
  .tuple(partnerUser, fc.option(customer), fc.boolean(), fc.constantFrom(30, 30, 3, 365, 0, 366))
  .map(([who, whom, withDap, days]) =>
    commandOf(`request ${whom ?? 'anybody'}`, who, (model, { partnerIds, customerIds }) => [
      askFor({ partnerIds, customerIds }, who, { customer: whom, dap: withDap, days }),
      () => request(model, who, { customer: whom, dap: withDap, days }),
    ]),
  );

const askFor = (
  { partnerIds, customerIds }: Pick<Real, 'partnerIds' | 'customerIds'>,
  who: Who,
  { customer: whom, dap: withDap, days }: RequestInput,
): Omit<Call, 'who'> => ({
  mutation: 'requestResellerRelationship',
  input: {
    customerId: whom === null ? null : customerIds[whom],
    includeDelegatedAdmin: withDap,
    expiresInDays: days,
    indirectProviderId: 'partner' in who && isReseller(who.partner) ? partnerIds.summit : null,
  },
  payload: 'request { id } link',
});

/** One who was a partner asks that customer twice; the customer accepts the one and leaves the other unanswered. */
const comingBack = fc.tuple(nth, fc.boolean()).map(
  ([index, withDap]): ModelCommand => ({
    check: () => true,
    run: async (model, real) => {
      const isEnded = (rel: Rel) => rel.state === 'removed' && latestRel(model, rel.partner, rel.customer) === rel;
      const ended = at(model.rels.filter(isEnded), index);
      if (ended === undefined) return;
      const who = { partner: ended.partner, role: 'admin' } as const;
      const wish = { customer: ended.customer, dap: withDap, days: 365 };
      for (const call of [askFor(real, who, wish), askFor(real, who, wish)]) {
        count(call.mutation);
        await real.step({ who, ...call }, request(model, who, wish));
      }
      const made = model.requests.at(-1);
      if (made === undefined) throw new Error('nothing was asked');
      const call = { who: { customer: ended.customer }, mutation: 'acceptRelationshipRequest' };
      count(call.mutation);
      await real.step({ ...call, input: { token: made.token } }, accept(model, call.who, made));
      await real.settle(model);
    },
    toString: () => `come back ${index}`,
  }),
);

const partnersAnswer = fc
  .tuple(
    partnerUser,
    nth,
    fc.nat({ max: 3 }),
    fc.constantFrom('revokeRelationshipRequest', 'resendRelationshipRequest'),
    fc.constantFrom(30, 3, 0),
  )
  .map(([stranger, index, luck, mutation, days]) => {
    const waiting = (model: Model) => model.requests.filter((one) => one.state === 'sent' || one.state === 'expired');
    const madeOf = (model: Model) => at(luck > 1 ? waiting(model) : model.requests, index);
    const ownerOf = (model: Model): Who => {
      const made = madeOf(model);
      return luck > 0 && made !== undefined ? { partner: made.partner, role: 'admin' } : stranger;
    };
    return commandOf(`${mutation} ${index}`, ownerOf, (model, _, who) => {
      const made = madeOf(model);
      if (made === undefined) return undefined;
      return mutation === 'revokeRelationshipRequest'
        ? [{ mutation, input: { requestId: made.id } }, () => revoke(who, made)]
        : [
            { mutation, input: { requestId: made.id, expiresInDays: days }, payload: 'link' },
            () => resend(model, who, { made, days }),
          ];
    });
  });

const customersAnswer = fc
  .tuple(
    mostlyCustomer,
    nth,
    fc.constantFrom('acceptRelationshipRequest', 'acceptRelationshipRequest', 'declineRelationshipRequest'),
    fc.constantFrom('open', 'open', 'any', 'wrong'),
  )
  .map(([who, index, mutation, which]) =>
    commandOf(`${mutation} ${which}`, who, (model) => {
      const open = model.requests.filter((one) => one.state === 'sent');
      const made = at(which === 'open' ? open : model.requests, index);
      if (made === undefined) return undefined;
      const input = { token: which === 'wrong' ? `${made.token}x` : made.token };
      const expected = (): Expected => {
        if (which === 'wrong') return { answer: 'customer' in who ? 'InvitationError' : 'ForbiddenError', told: [] };
        return mutation === 'acceptRelationshipRequest' ? accept(model, who, made) : decline(who, made);
      };
      return [{ mutation, input }, expected];
    }),
  );

const time: fc.Arbitrary<ModelCommand> = fc.constantFrom(1, 1, 1, 3, 3, 8, 31, 95, 400).map((days) => ({
  check: () => true,
  run: async (model: Model, real: Real) => {
    count('time');
    model.now += days * day;
    await real.settle(model);
  },
  toString: () => `${days} days`,
}));

/** Some come up more often: without orders and acceptances there is nothing to try the others on. */
export const commands = [
  order,
  order,
  order,
  order,
  subscription,
  subscription,
  subscription,
  subscription,
  subscription,
  subscription,
  waiver,
  removal,
  removal,
  removal,
  contact,
  contact,
  dap,
  gdapRequest,
  gdapRequest,
  gdapAnswer,
  gdapAnswer,
  asking,
  asking,
  comingBack,
  partnersAnswer,
  customersAnswer,
  customersAnswer,
  customersAnswer,
  time,
  time,
  time,
];
