import type { AnyViewer, CustomerAdmin, User } from '@untether/domain';
import { isCustomerViewer } from '@untether/domain';

/** An account for display: a partner's user or a customer's admin. */
export type Account = Omit<User, 'partnerId'>;

export const accountOf = (viewer: AnyViewer): Account =>
  isCustomerViewer(viewer) ? accountOfAdmin(viewer.admin) : viewer.user;

export const accountOfAdmin = ({ id, email, name, disabledAt, createdAt }: CustomerAdmin): Account => ({
  id,
  email,
  name,
  roles: ['customer_admin'],
  disabledAt,
  createdAt,
});
