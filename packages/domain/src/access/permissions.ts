import type { PartnerKind, Role } from '../model/vocabulary.ts';
import { roles as allRoles, partnerKinds } from '../model/vocabulary.ts';

/** Who may do what: one row per permission. */
export interface PermissionRule {
  readonly roles: readonly Role[];
  readonly partnerKinds: readonly PartnerKind[];
  /** No API key may: what it made would outlive it. */
  readonly sessionOnly?: boolean;
}

const everyPartnerRole = ['global_admin', 'admin_agent', 'sales_agent', 'helpdesk_agent', 'billing_admin'] as const;
const everyKind = partnerKinds;
const sellers = ['direct_bill', 'indirect_provider'] as const;

export const permissionRules = {
  view_customers: { roles: everyPartnerRole, partnerKinds: everyKind },
  manage_subscriptions: { roles: everyPartnerRole, partnerKinds: sellers },
  place_order: { roles: everyPartnerRole, partnerKinds: sellers },
  cancel_software_purchase: { roles: ['admin_agent'], partnerKinds: sellers },
  waive_removal_blocker: { roles: ['admin_agent'], partnerKinds: sellers },
  cancel_reservation: {
    roles: ['global_admin', 'admin_agent', 'sales_agent', 'helpdesk_agent'],
    partnerKinds: sellers,
  },
  cancel_azure_entitlement: { roles: ['admin_agent'], partnerKinds: sellers },
  request_relationship: { roles: ['global_admin', 'admin_agent', 'sales_agent'], partnerKinds: everyKind },
  request_relationship_with_delegated_admin: { roles: ['global_admin', 'admin_agent'], partnerKinds: everyKind },
  remove_relationship: { roles: ['global_admin', 'admin_agent', 'sales_agent'], partnerKinds: sellers },
  decline_release: { roles: ['global_admin', 'admin_agent', 'sales_agent'], partnerKinds: everyKind },
  end_delegated_admin: { roles: ['global_admin', 'admin_agent', 'customer_admin'], partnerKinds: everyKind },
  request_granular_admin: { roles: ['global_admin', 'admin_agent'], partnerKinds: everyKind },
  terminate_granular_admin: { roles: ['global_admin', 'admin_agent', 'customer_admin'], partnerKinds: everyKind },
  assign_support_contact: { roles: ['global_admin', 'admin_agent', 'helpdesk_agent'], partnerKinds: everyKind },
  view_own_organization: { roles: ['customer_admin'], partnerKinds: everyKind },
  answer_relationship_request: { roles: ['customer_admin'], partnerKinds: everyKind },
  request_release: { roles: ['customer_admin'], partnerKinds: everyKind },
  answer_granular_admin_request: { roles: ['customer_admin'], partnerKinds: everyKind },
  view_activity: { roles: everyPartnerRole, partnerKinds: everyKind },
  manage_webhooks: { roles: everyPartnerRole, partnerKinds: everyKind },
  view_people: { roles: ['global_admin'], partnerKinds: everyKind },
  manage_api_keys: { roles: ['global_admin'], partnerKinds: everyKind, sessionOnly: true },
  manage_users: { roles: ['global_admin'], partnerKinds: everyKind, sessionOnly: true },
  import: { roles: ['global_admin'], partnerKinds: sellers },
  record_end_at_vendor: { roles: ['global_admin'], partnerKinds: sellers },
} as const satisfies Record<string, PermissionRule>;

export type Permission = keyof typeof permissionRules;
export const permissions = Object.keys(permissionRules) as readonly Permission[];

/** One row of the table, as its general type. */
export const permissionRule = (permission: Permission): PermissionRule => permissionRules[permission];

/** Roles in the table's order, each once. */
export const inRoleOrder = (roles: Iterable<Role>): readonly Role[] => {
  const wanted = new Set(roles);
  return allRoles.filter((role) => wanted.has(role));
};
