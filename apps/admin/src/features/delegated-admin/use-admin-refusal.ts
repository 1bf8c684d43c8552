import { useViewer } from '../../app/viewer.ts';
import type { Permission } from '../../app/vocabulary.ts';
import { useRefusal } from '../commands/refusal.ts';
import type { AdminCommand } from './documents.ts';

/** Only to say an English reason again in another language. */
const permissionFor: Readonly<Record<AdminCommand['command'], Permission>> = {
  APPROVE: 'ANSWER_GRANULAR_ADMIN_REQUEST',
  REJECT: 'ANSWER_GRANULAR_ADMIN_REQUEST',
  TERMINATE: 'TERMINATE_GRANULAR_ADMIN',
  END_DELEGATED_ADMIN: 'END_DELEGATED_ADMIN',
};

/** Why a command about admin privileges is not the viewer's, in its language; null when it is. */
export const useAdminRefusal = (): ((command: AdminCommand) => string | null) => {
  const refusalOf = useRefusal();
  const viewer = useViewer();
  return ({ command, allowed, reason }) => {
    const rule = viewer?.permissions.find(({ permission }) => permission === permissionFor[command]);
    return refusalOf({ allowed, reason, roles: rule?.requiredRoles ?? [], kinds: rule?.requiredPartnerKinds ?? [] });
  };
};
