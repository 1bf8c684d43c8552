import type { Ports } from './ports.ts';
import * as useCases from './use-cases.ts';

/** Every use case, bound to its ports. */
export const createServices = (ports: Ports) => ({
  ...bindAll(ports, useCases),
  policy: ports.policy,
  findOffer: ports.offers.find,
  publicKeyOf: ports.webhooks.publicKeyOf,
  /** When something falls due next, for any partner; null = nothing. */
  findNextDueAt: () => ports.store.findNextDueAt(),
});

export type Services = ReturnType<typeof createServices>;

const bindAll = <U extends Readonly<Record<string, (ports: Ports) => unknown>>>(ports: Ports, unbound: U) =>
  Object.fromEntries(Object.entries(unbound).map(([name, bind]) => [name, bind(ports)])) as {
    readonly [Name in keyof U]: ReturnType<U[Name]>;
  };
