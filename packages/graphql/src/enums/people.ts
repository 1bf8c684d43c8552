import { languages, permissions, type UserCommandKind, userCommandKinds } from '@untether/domain';
import { enumOf } from '../core/enum-of.ts';

export const RoleEnum = enumOf('Role', 'What a person may do for a partner or a customer. A user can hold several.', {
  global_admin: 'Manages users and API keys, and may do most other things.',
  admin_agent: 'Acts for customers in everything, including software purchases and waivers.',
  sales_agent: 'Sells: subscriptions, orders, requests and removals.',
  helpdesk_agent: 'Supports customers: subscriptions, reservations, support contacts.',
  billing_admin: 'Handles invoices; may manage subscriptions.',
  customer_admin: 'An admin of a customer, not of a partner.',
});

export const PartnerKindEnum = enumOf('PartnerKind', 'How a partner sells.', {
  direct_bill: 'Buys from the vendor and bills its customers itself.',
  indirect_provider: 'Buys from the vendor and sells through resellers.',
  indirect_reseller: 'Sells through a provider: it cannot place orders, suspend, cancel or remove anything.',
});

export const PermissionEnum = enumOf(
  'Permission',
  'What a role may or may not do; the whole table is `permissions`.',
  Object.fromEntries(permissions.map((one) => [one, `To ${languages.en.permissions[one]}.`])) as Record<
    (typeof permissions)[number],
    string
  >,
);

export const UserCommandKindEnum = enumOf<UserCommandKind>(
  'UserCommandKind',
  'A command about a user, by its mutation.',
  { ...userCommandKinds, take_global_admin: '`setUserRoles` without GLOBAL_ADMIN.' },
);
