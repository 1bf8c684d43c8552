import type { Customer, CustomerAdmin } from '@untether/domain';
import { findAccountProblems, findInvalid, newCustomerAdmin, UniqueViolation } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { findOneCustomer } from './find-one-customer.ts';
import { sayOutcome } from './say-outcome.ts';

export interface AddCustomerAdmin {
  /** The customer's id, tenant id or domain. */
  readonly customer: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

export type AddCustomerAdminResult =
  | { readonly customer: Customer; readonly admin: CustomerAdmin }
  | { readonly problem: string };

type AdminPorts = Pick<Ports, 'store' | 'now' | 'newId' | 'identity'>;

/** Gives a customer an admin who may answer for it. For the command line: it takes no viewer. */
export const addCustomerAdmin = async (ports: AdminPorts, input: AddCustomerAdmin): Promise<AddCustomerAdminResult> => {
  const invalid = findInvalid(findAccountProblems(input, await ports.identity.isCommonPassword(input.password)));
  if (invalid !== undefined) return { problem: sayOutcome(invalid) };
  const found = await findOneCustomer(ports, input.customer);
  if ('problem' in found) return found;
  const { customer } = found;
  const passwordHash = await ports.identity.hashPassword(input.password);
  const { email, name } = input;
  const admin = newCustomerAdmin(
    { customerId: customer.id, id: ports.newId('user'), email, name, provenFor: null },
    ports.now(),
  );
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
    return { problem: `there is an account with the e-mail address ${admin.email} already.` };
  }
};
