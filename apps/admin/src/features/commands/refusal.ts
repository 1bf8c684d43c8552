import { useCallback } from 'react';
import { useTexts } from '../../app/settings.ts';
import { useViewer } from '../../app/viewer.ts';
import type { Permission, Role } from '../../app/vocabulary.ts';

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
  readonly typename?: string;
};

/** The reason in the person's language; null when it is allowed. */
export const useRefusal = (): ((refused: Refused) => string | null) => {
  const { fromApi } = useTexts();
  const viewer = useViewer();
  return useCallback(
    ({ allowed, reason, roles, typename }) => {
      if (allowed) return null;
      if (!fromApi) return reason ?? '';
      const permission = viewer?.permissions.find((one) => one.permission === permissionFor[typename ?? '']);
      const required = roles ?? (permission && !permission.allowed ? permission.requiredRoles : []);
      return fromApi.refused({ roles: required, state: required.some((role) => viewer?.roles.includes(role)) });
    },
    [fromApi, viewer],
  );
};
