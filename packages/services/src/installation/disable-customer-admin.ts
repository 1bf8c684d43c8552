import type { Customer, CustomerAdmin } from '@untether/domain';
import { normaliseEmail } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { findOneCustomer } from './find-one-customer.ts';

export type DisableCustomerAdminResult =
  | { readonly customer: Customer; readonly admin: CustomerAdmin; readonly wasDisabled: boolean }
  | { readonly problem: string };

/**
 * Revokes a customer admin's sign-in immediately. Its address stays taken, and its answers stay valid. For the command
 * line: it takes no viewer.
 */
export const disableCustomerAdmin = async (
  ports: Pick<Ports, 'store' | 'now'>,
  input: { readonly customer: string; readonly email: string },
): Promise<DisableCustomerAdminResult> => {
  const found = await findOneCustomer(ports, input.customer);
  if ('problem' in found) return found;
  const { customer } = found;
  return ports.store.transact([], async (tx) => {
    const email = normaliseEmail(input.email);
    const admin = (await tx.listCustomerAdmins(customer.id)).find((one) => one.email === email);
    if (admin === undefined) {
      return {
        problem: `${customer.companyName} has no admin with the e-mail address ${JSON.stringify(input.email)}.`,
      };
    }
    if (admin.disabledAt !== null) return { customer, admin, wasDisabled: true };
    const disabledAt = ports.now();
    await tx.apply([{ update: 'customerAdmin', id: admin.id, set: { disabledAt } }]);
    return { customer, admin: { ...admin, disabledAt }, wasDisabled: false };
  });
};
