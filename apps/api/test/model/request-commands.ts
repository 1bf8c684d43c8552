import fc from 'fast-check';
import type { ModelCommand } from './command.ts';
import { at, commandOf, count, customer, mostlyCustomer, nth, partnerUser } from './command.ts';
import type { Call, Real } from './real.ts';
import type { RequestInput } from './requests.ts';
import { accept, decline, grantDays, request, resend, revoke } from './requests.ts';
import { isReseller } from './rules.ts';
import type { Expected, Model, Rel, Who } from './state.ts';
import { latestRel } from './state.ts';

export const asking = fc
  .tuple(partnerUser, fc.option(customer), fc.boolean(), fc.constantFrom(30, 30, 3, 365, 0, 366))
  .map(([who, whom, withGdap, days]) =>
    commandOf(`request ${whom ?? 'anybody'}`, who, (model, { partnerIds, customerIds }) => [
      askFor({ partnerIds, customerIds }, who, { customer: whom, gdap: withGdap, days }),
      () => request(model, who, { customer: whom, gdap: withGdap, days }),
    ]),
  );

const askFor = (
  { partnerIds, customerIds }: Pick<Real, 'partnerIds' | 'customerIds'>,
  who: Who,
  { customer: whom, gdap: withGdap, days }: RequestInput,
): Omit<Call, 'who'> => ({
  mutation: 'requestResellerRelationship',
  input: {
    addressee: whom === null ? null : { customerId: customerIds[whom] },
    granularAdmin: withGdap ? { roles: ['Helpdesk Administrator'], durationDays: grantDays } : null,
    expiresInDays: days,
    indirectProviderId: 'partner' in who && isReseller(who.partner) ? partnerIds.summit : null,
  },
  payload: 'request { id } link',
});

/** One who was a partner asks that customer twice; the customer accepts the one and leaves the other unanswered. */
export const comingBack = fc.tuple(nth, fc.boolean()).map(
  ([index, withGdap]): ModelCommand => ({
    check: () => true,
    run: async (model, real) => {
      const isEnded = (rel: Rel) => rel.state === 'removed' && latestRel(model, rel.partner, rel.customer) === rel;
      const ended = at(model.rels.filter(isEnded), index);
      if (ended === undefined) return;
      const who = { partner: ended.partner, role: 'admin' } as const;
      const terms = { customer: ended.customer, gdap: withGdap, days: 365 };
      for (const call of [askFor(real, who, terms), askFor(real, who, terms)]) {
        count(call.mutation);
        await real.step({ who, ...call }, request(model, who, terms));
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

export const partnersAnswer = fc
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

export const customersAnswer = fc
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
