import fc from 'fast-check';
import type { Call, Real } from './real.ts';
import { isReseller } from './rules.ts';
import type { CustomerKey, Expected, Model, Rel, Who } from './state.ts';
import { activeRels, customerKeys, partnerKeys, roleKeys } from './state.ts';

export type ModelCommand = fc.AsyncCommand<Model, Real>;

/** A command the model and the API both carry out. Undefined: there is nothing yet to do it to. */
type Act = (
  model: Model,
  real: Real,
  who: Who,
) => readonly [call: Omit<Call, 'who'>, expected: () => Expected] | undefined;

/** How often each mutation was carried out, over all runs. */
export const carriedOut = new Map<string, number>();
export const count = (what: string) => carriedOut.set(what, (carriedOut.get(what) ?? 0) + 1);

export const commandOf = (text: string, by: Who | ((model: Model) => Who), act: Act): ModelCommand => ({
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

export const partner = fc.constantFrom(...partnerKeys);
export const customer = fc.constantFrom(...customerKeys);
export const partnerUser: fc.Arbitrary<Who> = fc.record({
  partner,
  // Mostly a user who may.
  role: fc.constantFrom('admin', 'admin', 'admin', ...roleKeys),
});
export const customerAdmin: fc.Arbitrary<Who> = fc.record({ customer });
export const anybody = fc.oneof({ arbitrary: partnerUser, weight: 6 }, { arbitrary: customerAdmin, weight: 1 });
export const mostlyCustomer = fc.oneof({ arbitrary: partnerUser, weight: 1 }, { arbitrary: customerAdmin, weight: 6 });
export const nth = fc.nat({ max: 50 });

export const at = <T>(all: readonly T[], index: number): T | undefined => all[index % all.length];

/** Mostly an ACTIVE relationship and a user who may; otherwise any user and any pair. */
export const pair = fc.record({ stranger: anybody, anyone: customer, index: nth, luck: fc.nat({ max: 3 }) });
type Pair = typeof pair extends fc.Arbitrary<infer P> ? P : never;

const relOf = ({ index, luck }: Pair, model: Model): Rel | undefined =>
  luck === 0
    ? undefined
    : at(
        activeRels(model).filter((rel) => !isReseller(rel.partner)),
        index,
      );
export const byOf =
  (of: Pair) =>
  (model: Model): Who => {
    const rel = relOf(of, model);
    return rel === undefined ? of.stranger : { partner: rel.partner, role: 'admin' };
  };
export const whomOf = (of: Pair, model: Model): CustomerKey => relOf(of, model)?.customer ?? of.anyone;
