import type { Permission } from '../access/permissions.ts';
import { inRoleOrder, permissionRule } from '../access/permissions.ts';
import type { RemovalResolution, Role } from '../model/vocabulary.ts';
import type { BlockerSubjectKind, RemovalBlocker } from './blocker.ts';

const cancelPermissions: Partial<Record<BlockerSubjectKind, Permission>> = {
  subscription: 'manage_subscriptions',
  azureEntitlement: 'cancel_azure_entitlement',
  reservation: 'cancel_reservation',
  softwarePurchase: 'cancel_software_purchase',
};

type Subject = Pick<RemovalBlocker, 'kind' | 'subjectKind'>;

/** The permission a resolution takes; undefined for those no one does here (waiting, asking the vendor). */
export const permissionFor = (
  resolution: RemovalResolution,
  { kind, subjectKind }: Subject,
): Permission | undefined => {
  if (resolution === 'suspend' || resolution === 'turn_off_auto_renew' || resolution === 'cancel_at_term_end')
    return 'manage_subscriptions';
  if (resolution === 'cancel')
    return kind === 'active_software_subscription' ? 'cancel_software_purchase' : cancelPermissions[subjectKind];
  if (resolution === 'import_again') return 'import';
  return resolution === 'waive' ? 'waive_removal_blocker' : undefined;
};

export const rolesFor = (resolutions: readonly RemovalResolution[], subject: Subject): readonly Role[] =>
  inRoleOrder(
    resolutions.flatMap((resolution) => {
      const permission = permissionFor(resolution, subject);
      return permission === undefined ? [] : permissionRule(permission).roles;
    }),
  );

/** Resolutions that remove the blocker immediately; the others only prepare or wait. */
export const clearsImmediately = (resolution: RemovalResolution): boolean =>
  resolution === 'suspend' || resolution === 'cancel' || resolution === 'waive';
