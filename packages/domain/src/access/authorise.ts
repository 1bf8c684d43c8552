import type { Partner, User } from '../model/entities.ts';
import type { ApiKey } from '../model/integrations.ts';
import type { PartnerKind, Role } from '../model/vocabulary.ts';
import type { Permission, PermissionRule } from './permissions.ts';
import { permissionRule } from './permissions.ts';
import { sentenceOf } from './wording.ts';

/** Who asks: a user, for one partner. */
export interface Viewer {
  readonly user: User;
  readonly partner: Partner;
  /** What a program came with to act for the user; null = the user is signed in. */
  readonly key: ApiKey | null;
}

/** The user's roles; of those, through a key, the ones the key was given. */
export const rolesOf = ({ user, key }: Viewer): readonly Role[] =>
  key === null ? user.roles : user.roles.filter((role) => key.roles.includes(role));

/** Why somebody may not. SCOPE is for keys that were given less than their user. */
export interface Forbidden {
  readonly error: 'forbidden';
  readonly reason: 'role' | 'partner_kind' | 'scope';
  readonly requiredRoles: readonly Role[];
  readonly requiredPartnerKinds: readonly PartnerKind[];
  readonly message: string;
}

/** Undefined when the viewer may; the partner's kind is named first, since no role helps against it. */
export const findForbidden = (viewer: Viewer, permission: Permission): Forbidden | undefined => {
  const rule = permissionRule(permission);
  const reason = reasonAgainst(viewer, rule);
  if (reason === undefined) return undefined;
  const only = sentenceOf(reason === 'partner_kind' ? rule.partnerKinds : rule.roles, rule.may);
  return {
    error: 'forbidden',
    reason,
    requiredRoles: rule.roles,
    requiredPartnerKinds: rule.partnerKinds,
    message: reason === 'scope' ? `This API key was given fewer roles than its user has. ${only}` : only,
  };
};

const reasonAgainst = (viewer: Viewer, rule: PermissionRule): Forbidden['reason'] | undefined => {
  const allows = (roles: readonly Role[]) => roles.some((role) => rule.roles.includes(role));
  if (!rule.partnerKinds.includes(viewer.partner.kind)) return 'partner_kind';
  if (!allows(viewer.user.roles)) return 'role';
  return allows(rolesOf(viewer)) ? undefined : 'scope';
};

export const may = (viewer: Viewer, permission: Permission): boolean => findForbidden(viewer, permission) === undefined;
