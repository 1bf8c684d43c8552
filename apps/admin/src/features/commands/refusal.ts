import { useCallback } from 'react';
import { useTexts } from '../../app/settings.ts';
import { usePermission, useViewer } from '../../app/viewer.ts';
import type { PartnerKind, Permission, Role } from '../../app/vocabulary.ts';

/** Only to say an English reason again in another language; whether it is allowed the API has said already. */
const permissionFor: Readonly<Record<string, Permission>> = {
  CustomerSubscription: 'MANAGE_SUBSCRIPTIONS',
  AzureEntitlement: 'CANCEL_AZURE_ENTITLEMENT',
  Reservation: 'CANCEL_RESERVATION',
  SoftwarePurchase: 'CANCEL_SOFTWARE_PURCHASE',
};

type Refused = {
  readonly allowed: boolean;
  readonly reason: string | null;
  readonly roles?: readonly Role[];
  /** Kinds of partner that may; none where the kind does not matter. */
  readonly kinds?: readonly PartnerKind[];
  readonly typename?: string;
};

/** The reason in the person's language; null when it is allowed. */
export const useRefusal = (): ((refused: Refused) => string | null) => {
  const { fromApi } = useTexts();
  const viewer = useViewer();
  return useCallback(
    ({ allowed, reason, roles, kinds = [], typename }) => {
      if (allowed) return null;
      if (!fromApi) return reason ?? '';
      const permission = viewer?.permissions.find((one) => one.permission === permissionFor[typename ?? '']);
      const required = roles ?? (permission && !permission.allowed ? permission.requiredRoles : []);
      const kind = viewer?.partner?.kind;
      return fromApi.refused({
        roles: required,
        kinds: kind && !kinds.includes(kind) ? kinds : [],
        state: required.some((role) => viewer?.roles.includes(role)),
      });
    },
    [fromApi, viewer],
  );
};

/** Why this person may not, in their language; null when they may. */
export const usePermissionRefusal = (permission: Permission): string | null => {
  const refusalOf = useRefusal();
  const rule = usePermission(permission);
  return refusalOf({
    allowed: rule?.allowed ?? false,
    reason: rule?.reason ?? null,
    roles: rule?.requiredRoles ?? [],
    kinds: rule?.requiredPartnerKinds ?? [],
  });
};
