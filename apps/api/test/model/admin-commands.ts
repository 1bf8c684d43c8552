import fc from 'fast-check';
import { at, byOf, commandOf, customer, customerAdmin, nth, pair, partner, partnerUser, whomOf } from './command.ts';
import type { GdapAnswer } from './delegated-admin.ts';
import { answerGdap, removeDap, requestGdap } from './delegated-admin.ts';
import type { Model, Who } from './state.ts';
import { allGdaps } from './state.ts';

export const dap = fc.tuple(fc.oneof(partnerUser, customerAdmin), partner, customer).map(([who, by, whom]) =>
  commandOf(`end delegated admin of ${by} for ${whom}`, who, (model, { partnerIds, customerIds }) => [
    {
      mutation: 'removeDelegatedAdmin',
      input: {
        otherSide: 'customer' in who ? { partnerId: partnerIds[by] } : { customerId: customerIds[whom] },
      },
    },
    () => removeDap(model, who, { partner: by, customer: whom }),
  ]),
);

export const gdapRequest = fc
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

export const gdapAnswer = fc
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
