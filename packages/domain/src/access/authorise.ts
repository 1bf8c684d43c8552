import type { Customer, Partner, User } from '../model/entities.ts';
import type { CustomerAdmin } from '../model/requests.ts';
import type { PartnerKind, Role } from '../model/vocabulary.ts';
import { partnerKinds, partnerRoles } from '../model/vocabulary.ts';
import type { Permission } from './permissions.ts';
import { permissionRule } from './permissions.ts';
import { sentenceOf } from './wording.ts';

/** Who asks: a signed-in user, for one partner. */
export interface Viewer {
  readonly user: User;
  readonly partner: Partner;
}

/** Who asks: a customer's admin, for its own company. */
export interface CustomerViewer {
  readonly admin: CustomerAdmin;
  readonly customer: Customer;
}

/** Whoever is signed in. What takes a `Viewer` is for a partner's users alone: it cannot be called for the others. */
export type AnyViewer = Viewer | CustomerViewer;

export const isCustomerViewer = (viewer: AnyViewer): viewer is CustomerViewer => 'admin' in viewer;

/** Why somebody may not. SCOPE is for keys that were given less than their user. */
export interface Forbidden {
  readonly error: 'forbidden';
  readonly reason: 'role' | 'partner_kind' | 'scope';
  readonly requiredRoles: readonly Role[];
  readonly requiredPartnerKinds: readonly PartnerKind[];
  readonly message: string;
}

/** Undefined when the viewer may; the partner's kind is named first, since no role helps against it. */
export const findForbidden = (viewer: AnyViewer, permission: Permission): Forbidden | undefined => {
  const rule = permissionRule(permission);
  if (isCustomerViewer(viewer)) return rule.roles.includes('customer_admin') ? undefined : forbiddenByRole(rule);
  const kindFits = rule.partnerKinds.includes(viewer.partner.kind);
  if (kindFits && viewer.user.roles.some((role) => rule.roles.includes(role))) return undefined;
  return {
    error: 'forbidden',
    reason: kindFits ? 'role' : 'partner_kind',
    requiredRoles: rule.roles,
    requiredPartnerKinds: rule.partnerKinds,
    message: sentenceOf(kindFits ? rule.roles : rule.partnerKinds, rule.may),
  };
};

const forbiddenByRole = (rule: ReturnType<typeof permissionRule>): Forbidden => ({
  error: 'forbidden',
  reason: 'role',
  requiredRoles: rule.roles,
  requiredPartnerKinds: rule.partnerKinds,
  message: sentenceOf(rule.roles, rule.may),
});

/** For whatever is a partner's business alone, before it is even known what. */
export const forbiddenToCustomers = ({ customer }: CustomerViewer): Forbidden => ({
  error: 'forbidden',
  reason: 'role',
  requiredRoles: partnerRoles,
  requiredPartnerKinds: partnerKinds,
  message: `Only a partner's user may do this; you are signed in for ${customer.companyName}.`,
});

export const may = (viewer: AnyViewer, permission: Permission): boolean =>
  findForbidden(viewer, permission) === undefined;
