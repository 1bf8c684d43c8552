import type { Partner, User } from '../model/entities.ts';
import type { PartnerKind, Role } from '../model/vocabulary.ts';
import type { Permission } from './permissions.ts';
import { permissionRule } from './permissions.ts';
import { sentenceOf } from './wording.ts';

/** Who asks: a signed-in user, for one partner. */
export interface Viewer {
  readonly user: User;
  readonly partner: Partner;
}

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

export const may = (viewer: Viewer, permission: Permission): boolean => findForbidden(viewer, permission) === undefined;
