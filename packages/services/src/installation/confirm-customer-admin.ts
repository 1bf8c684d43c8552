import type { Customer, CustomerAdmin, Partner } from '@untether/domain';
import { isProvenFor, normaliseEmail } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { findOneCustomer } from './find-one-customer.ts';

export interface ConfirmCustomerAdmin {
  /** The customer's id, tenant id or domain. */
  readonly customer: string;
  readonly email: string;
  /** A partner's name or id; null = all partners, those to come included. */
  readonly partner: string | null;
}

export type ConfirmCustomerAdminResult =
  | {
      readonly customer: Customer;
      readonly admin: CustomerAdmin;
      readonly partner: Partner | null;
      readonly wasConfirmed: boolean;
    }
  | { readonly problem: string };

/** The operator's word that an admin speaks for its company. For the command line: it takes no viewer. */
export const confirmCustomerAdmin = async (
  { store }: Pick<Ports, 'store'>,
  input: ConfirmCustomerAdmin,
): Promise<ConfirmCustomerAdminResult> => {
  const found = await findOneCustomer({ store }, input.customer);
  if ('problem' in found) return found;
  const { customer } = found;
  const partner = input.partner === null ? null : await store.findPartnerNamed(input.partner);
  if (partner === undefined) return { problem: `there is no partner ${JSON.stringify(input.partner)} here.` };
  return store.transact(partner === null ? [] : [partner.id], async (tx) => {
    const email = normaliseEmail(input.email);
    const admin = (await tx.listCustomerAdmins(customer.id)).find((one) => one.email === email);
    if (admin === undefined)
      return {
        problem: `${customer.companyName} has no admin with the e-mail address ${JSON.stringify(input.email)}.`,
      };
    const wasConfirmed = partner === null ? admin.provenFor === null : isProvenFor(admin, partner.id);
    if (!wasConfirmed)
      await tx.apply([
        partner === null
          ? { update: 'customerAdmin', id: admin.id, set: { provenFor: null } }
          : { insert: 'customerAdminProof', row: { adminId: admin.id, partnerId: partner.id } },
      ]);
    return { customer, admin, partner, wasConfirmed };
  });
};
