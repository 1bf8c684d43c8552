import type { Customer } from '@untether/domain';
import type { Ports } from '../ports.ts';

/** The customer an operator names, by its id, tenant id or domain. */
export const findOneCustomer = async (
  { store }: Pick<Ports, 'store'>,
  given: string,
): Promise<{ readonly customer: Customer } | { readonly problem: string }> => {
  const named = given.trim();
  const byId = await store.findCustomerIdentity(named);
  const [customer, ...namesakes] = byId === undefined ? await store.findCustomersKnownAs(named, named) : [byId];
  if (customer === undefined)
    return { problem: `there is no customer ${JSON.stringify(given)} here: give its id, tenant id or domain.` };
  return namesakes.length === 0
    ? { customer }
    : { problem: `several customers have the domain ${JSON.stringify(given)}: give a tenant id.` };
};
