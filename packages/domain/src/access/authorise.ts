import type { Customer, Partner, User } from '../model/entities.ts';
import type { ApiKey } from '../model/integrations.ts';
import type { CustomerAdmin } from '../model/requests.ts';
import type { PartnerKind, Role } from '../model/vocabulary.ts';
import { partnerKinds, partnerRoles } from '../model/vocabulary.ts';
import type { Permission, PermissionRule } from './permissions.ts';
import { permissionRule } from './permissions.ts';

/** The caller: a user, acting for one partner. */
export interface Viewer {
  readonly user: User;
  readonly partner: Partner;
  /** The API key of a program that acts for the user; null = the user is signed in. */
  readonly key: ApiKey | null;
  /** Left out for a program with a key. */
  readonly session?: ViewerSession;
}

/** The caller: a customer's admin, acting for its own company. */
export interface CustomerViewer {
  readonly admin: CustomerAdmin;
  readonly customer: Customer;
  readonly session?: ViewerSession;
}

/** What a person is signed in with. */
export interface ViewerSession {
  readonly id: string;
  /** What the person has chosen to be addressed in; null = nothing. */
  readonly language: string | null;
}

/** Anyone who is signed in. What takes a `Viewer` is for a partner's users only. */
export type AnyViewer = Viewer | CustomerViewer;

/** Whose share of a customer is read: that of these partners, or of all where it is null. */
export interface CustomerScope {
  readonly customerId: string;
  readonly partnerIds: readonly string[] | null;
}

/** What a customer's admin may see and act on. */
export const scopeOf = ({ admin, customer }: CustomerViewer): CustomerScope => ({
  customerId: customer.id,
  partnerIds: admin.provenFor,
});

/** Whether an admin has proven itself to a partner: by accepting its invitation, or by the operator's word. */
export const isProvenFor = ({ provenFor }: Pick<CustomerAdmin, 'provenFor'>, partnerId: string): boolean =>
  provenFor === null || provenFor.includes(partnerId);

export const isCustomerViewer = (viewer: AnyViewer): viewer is CustomerViewer => 'admin' in viewer;

/** The roles in effect: the user's, limited to those of the API key if there is one. */
export const rolesOf = (viewer: AnyViewer): readonly Role[] => {
  if (isCustomerViewer(viewer)) return ['customer_admin'];
  const { user, key } = viewer;
  return key === null ? user.roles : user.roles.filter((role) => key.roles.includes(role));
};

/** Why a viewer may not. `scope`: the API key has fewer roles than its user. `session`: no API key may. */
export interface Forbidden {
  readonly error: 'forbidden';
  readonly reason: ForbiddenReason;
  readonly requiredRoles: readonly Role[];
  readonly requiredPartnerKinds: readonly PartnerKind[];
}

export type ForbiddenReason =
  | { readonly code: 'role'; readonly permission: Permission }
  | { readonly code: 'partner_kind'; readonly permission: Permission }
  | { readonly code: 'scope'; readonly permission: Permission }
  /** It takes a person who is signed in, not a key. */
  | { readonly code: 'session'; readonly permission: Permission }
  /** The viewer is a customer's admin, of this company. */
  | { readonly code: 'partners_only'; readonly company: string };

/** Undefined when the viewer may. The partner's kind comes first: no role makes up for it. */
export const findForbidden = (viewer: AnyViewer, permission: Permission): Forbidden | undefined => {
  const rule = permissionRule(permission);
  const code = reasonAgainst(viewer, rule);
  if (code === undefined) return undefined;
  return {
    error: 'forbidden',
    reason: { code, permission },
    requiredRoles: rule.roles,
    requiredPartnerKinds: rule.partnerKinds,
  };
};

const reasonAgainst = (
  viewer: AnyViewer,
  rule: PermissionRule,
): 'role' | 'partner_kind' | 'session' | 'scope' | undefined => {
  const allows = (roles: readonly Role[]) => roles.some((role) => rule.roles.includes(role));
  if (isCustomerViewer(viewer)) return allows(rolesOf(viewer)) ? undefined : 'role';
  if (!rule.partnerKinds.includes(viewer.partner.kind)) return 'partner_kind';
  if (!allows(viewer.user.roles)) return 'role';
  if (viewer.key !== null && rule.sessionOnly) return 'session';
  return allows(rolesOf(viewer)) ? undefined : 'scope';
};

/** For what only partners may do, refused before anything is looked up. */
export const forbiddenToCustomers = ({ customer }: CustomerViewer): Forbidden => ({
  error: 'forbidden',
  reason: { code: 'partners_only', company: customer.companyName },
  requiredRoles: partnerRoles,
  requiredPartnerKinds: partnerKinds,
});

export const may = (viewer: AnyViewer, permission: Permission): boolean =>
  findForbidden(viewer, permission) === undefined;
