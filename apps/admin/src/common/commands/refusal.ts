import { useCallback } from 'react';
import { textsOf } from '../../texts/use-texts.ts';
import type { Permission, Role } from '../../vocabulary.ts';
import { usePermission, useViewer } from '../viewer.ts';

const useTexts = textsOf('fromApi');

/** What the commands about an item take, by its type. */
export const permissionFor: Readonly<Record<string, Permission>> = {
  CustomerSubscription: 'MANAGE_SUBSCRIPTIONS',
  AzureEntitlement: 'CANCEL_AZURE_ENTITLEMENT',
  Reservation: 'CANCEL_RESERVATION',
  SoftwarePurchase: 'CANCEL_SOFTWARE_PURCHASE',
};

type Refused = {
  readonly allowed: boolean;
  readonly reason: string | null;
  /** What it takes. Only to say an English reason again in another language: whether it is allowed the API has said. */
  readonly permission?: Permission | undefined;
  /** The roles that may, where the API names them with what it refuses. */
  readonly roles?: readonly Role[];
};

/** The reason in the person's language; null when it is allowed. */
export const useRefusal = (): ((refused: Refused) => string | null) => {
  const { fromApi } = useTexts();
  const viewer = useViewer();
  return useCallback(
    ({ allowed, reason, permission, roles }) => {
      if (allowed) return null;
      if (!fromApi) return reason ?? '';
      const rule = viewer?.permissions.find((one) => one.permission === permission);
      const required = roles ?? (rule && !rule.allowed ? rule.requiredRoles : []);
      const kinds = rule?.requiredPartnerKinds ?? [];
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
  return refusalOf({ allowed: rule?.allowed ?? false, reason: rule?.reason ?? null, permission });
};
