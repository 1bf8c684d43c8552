import type { PartnerKind, Role } from '../model/vocabulary.ts';
import { roles as allRoles, partnerKinds } from '../model/vocabulary.ts';

/** Who may do what: one row a permission. `may` completes the sentence "Only … may …". */
export interface PermissionRule {
  readonly may: string;
  readonly roles: readonly Role[];
  readonly partnerKinds: readonly PartnerKind[];
}

const everyPartnerRole = ['global_admin', 'admin_agent', 'sales_agent', 'helpdesk_agent', 'billing_admin'] as const;
const everyKind = partnerKinds;
const sellers = ['direct_bill', 'indirect_provider'] as const;

export const permissionRules = {
  view_customers: {
    may: 'see customers, what blocks their removal, and receipts',
    roles: everyPartnerRole,
    partnerKinds: everyKind,
  },
  manage_subscriptions: {
    may: 'suspend, reactivate or cancel a subscription or set its auto-renew',
    roles: everyPartnerRole,
    partnerKinds: sellers,
  },
  place_order: { may: 'place an order', roles: everyPartnerRole, partnerKinds: sellers },
  cancel_software_purchase: { may: 'cancel a software purchase', roles: ['admin_agent'], partnerKinds: sellers },
  waive_removal_blocker: { may: 'waive a removal blocker', roles: ['admin_agent'], partnerKinds: sellers },
  cancel_reservation: {
    may: 'cancel a reservation',
    roles: ['global_admin', 'admin_agent', 'sales_agent', 'helpdesk_agent'],
    partnerKinds: sellers,
  },
  cancel_azure_entitlement: {
    may: 'cancel an Azure entitlement',
    roles: ['global_admin', 'admin_agent', 'sales_agent', 'helpdesk_agent'],
    partnerKinds: sellers,
  },
  request_relationship: {
    may: 'request a reseller relationship, resend or revoke a request',
    roles: ['global_admin', 'admin_agent', 'sales_agent'],
    partnerKinds: everyKind,
  },
  request_relationship_with_delegated_admin: {
    may: 'request a reseller relationship with delegated admin',
    roles: ['global_admin', 'admin_agent'],
    partnerKinds: everyKind,
  },
  remove_relationship: {
    may: 'remove a reseller relationship',
    roles: ['global_admin', 'admin_agent', 'sales_agent'],
    partnerKinds: sellers,
  },
  end_delegated_admin: {
    may: 'end the partner’s delegated admin privileges',
    roles: ['global_admin', 'admin_agent', 'customer_admin'],
    partnerKinds: everyKind,
  },
  request_granular_admin: {
    may: 'request granular delegated admin privileges',
    roles: ['global_admin', 'admin_agent'],
    partnerKinds: sellers,
  },
  terminate_granular_admin: {
    may: 'end granular delegated admin privileges',
    roles: ['global_admin', 'admin_agent', 'customer_admin'],
    partnerKinds: everyKind,
  },
  assign_support_contact: {
    may: 'assign a support contact',
    roles: ['global_admin', 'admin_agent', 'helpdesk_agent'],
    partnerKinds: everyKind,
  },
  view_own_organization: {
    may: 'see the customer’s own organization, its partners and what each may do',
    roles: ['customer_admin'],
    partnerKinds: everyKind,
  },
  answer_relationship_request: {
    may: 'accept or decline a reseller relationship',
    roles: ['customer_admin'],
    partnerKinds: everyKind,
  },
  answer_granular_admin_request: {
    may: 'approve or reject granular delegated admin privileges',
    roles: ['customer_admin'],
    partnerKinds: everyKind,
  },
  view_activity: { may: 'see activity', roles: everyPartnerRole, partnerKinds: everyKind },
  manage_webhooks: { may: 'manage webhooks', roles: everyPartnerRole, partnerKinds: everyKind },
  manage_api_keys: { may: 'manage API keys', roles: ['global_admin'], partnerKinds: everyKind },
  manage_users: { may: 'manage users', roles: ['global_admin'], partnerKinds: everyKind },
} as const satisfies Record<string, PermissionRule>;

export type Permission = keyof typeof permissionRules;
export const permissions = Object.keys(permissionRules) as readonly Permission[];

/** One row of the table, in its general shape. */
export const permissionRule = (permission: Permission): PermissionRule => permissionRules[permission];

/** Roles in the table's order, each once. */
export const inRoleOrder = (roles: Iterable<Role>): readonly Role[] => {
  const wanted = new Set(roles);
  return allRoles.filter((role) => wanted.has(role));
};
