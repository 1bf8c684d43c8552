import type { AnyViewer, CustomerViewer, StoreReads } from '@untether/domain';
import type { Ports } from '../ports.ts';

/** Who a signed-in account is here, a partner's user or a customer's admin; undefined for an unknown or disabled one. */
export const findViewer =
  ({ store }: Ports) =>
  async (userId: string): Promise<AnyViewer | undefined> => {
    const user = await store.findUserById(userId);
    if (user === undefined) return findCustomerViewer(store, userId);
    if (user.disabledAt !== null) return undefined;
    const partner = await store.findPartner(user.partnerId);
    return partner && { user, partner };
  };

const findCustomerViewer = async (store: StoreReads, userId: string): Promise<CustomerViewer | undefined> => {
  const admin = await store.findCustomerAdminById(userId);
  if (admin === undefined || admin.disabledAt !== null) return undefined;
  const customer = await store.findCustomerIdentity(admin.customerId);
  return customer && { admin, customer };
};
