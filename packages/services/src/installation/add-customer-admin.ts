import type { Customer, CustomerAdmin, Refusal } from '@untether/domain';
import { findAccountProblem, newCustomerAdmin, UniqueViolation } from '@untether/domain';
import type { Ports } from '../ports.ts';

export interface AddCustomerAdmin {
  /** The customer's id, tenant id or domain. */
  readonly customer: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

export type AddCustomerAdminResult =
  | { readonly customer: Customer; readonly admin: CustomerAdmin }
  | { readonly refusal: Refusal };

type AdminPorts = Pick<Ports, 'store' | 'now' | 'newId' | 'identity'>;

/** Gives a customer an admin who may answer for it. For the command line: it asks for no viewer. */
export const addCustomerAdmin = async (ports: AdminPorts, input: AddCustomerAdmin): Promise<AddCustomerAdminResult> => {
  const problem = findAccountProblem(input);
  if (problem?.outcome === 'refused') return { refusal: problem.refusal };
  const [customer, ...namesakes] = await findCustomers(ports, input.customer.trim());
  if (customer === undefined)
    return refuse(
      'not_found',
      `there is no customer ${JSON.stringify(input.customer)} here: give its id, tenant id or domain.`,
    );
  if (namesakes.length > 0)
    return refuse('conflict', `several customers have the domain ${JSON.stringify(input.customer)}: give a tenant id.`);
  const passwordHash = await ports.identity.hashPassword(input.password);
  const { email, name } = input;
  const admin = newCustomerAdmin({ customerId: customer.id, id: ports.newId('user'), email, name, now: ports.now() });
  try {
    await ports.store.transact([], (tx) =>
      tx.apply([
        { insert: 'customerAdmin', row: admin },
        { insert: 'credential', row: { userId: admin.id, passwordHash } },
      ]),
    );
    return { customer, admin };
  } catch (thrown) {
    if (!(thrown instanceof UniqueViolation)) throw thrown;
    return refuse('conflict', `there is an account with the e-mail address ${admin.email} already.`);
  }
};

const findCustomers = async ({ store }: AdminPorts, named: string): Promise<readonly Customer[]> => {
  const byId = await store.findCustomerIdentity(named);
  return byId === undefined ? store.findCustomersKnownAs(named, named) : [byId];
};

const refuse = (error: 'not_found' | 'conflict', message: string): { readonly refusal: Refusal } => ({
  refusal: { error, message },
});
