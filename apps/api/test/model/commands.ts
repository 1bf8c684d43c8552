import fc from 'fast-check';
import { dap, gdapAnswer, gdapRequest } from './admin-commands.ts';
import type { ModelCommand } from './command.ts';
import { byOf, commandOf, count, pair, whomOf } from './command.ts';
import { contact, order, subscription, waiver } from './item-commands.ts';
import type { Real } from './real.ts';
import { remove } from './removal.ts';
import { asking, comingBack, customersAnswer, partnersAnswer } from './request-commands.ts';
import type { Model } from './state.ts';
import { day } from './state.ts';

const removal = pair.map((of) =>
  commandOf('remove', byOf(of), (model, { customerIds }, who) => {
    const whom = whomOf(of, model);
    const input = { customerId: customerIds[whom], attestation: true };
    return [{ mutation: 'removeResellerRelationship', input }, () => remove(model, who, whom)];
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
