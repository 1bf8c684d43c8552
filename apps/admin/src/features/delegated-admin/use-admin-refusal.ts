import type { DelegatedAdminCommandKind, Permission } from '../../app/vocabulary.ts';
import { useRefusal } from '../commands/refusal.ts';
import type { AdminCommand } from './documents.ts';

const permissionFor: Readonly<Record<DelegatedAdminCommandKind, Permission>> = {
  APPROVE: 'ANSWER_GRANULAR_ADMIN_REQUEST',
  REJECT: 'ANSWER_GRANULAR_ADMIN_REQUEST',
  TERMINATE: 'TERMINATE_GRANULAR_ADMIN',
  END_DELEGATED_ADMIN: 'END_DELEGATED_ADMIN',
};

/** Why a command about admin privileges is not the viewer's, in its language; null when it is. */
export const useAdminRefusal = (): ((command: Omit<AdminCommand, 'consequence'>) => string | null) => {
  const refusalOf = useRefusal();
  return ({ command, allowed, reason }) => refusalOf({ allowed, reason, permission: permissionFor[command] });
};
