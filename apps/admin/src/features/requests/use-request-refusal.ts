import { useViewer } from '../../app/viewer.ts';
import { useRefusal } from '../commands/refusal.ts';
import type { RequestCommandData, RequestData } from './documents.ts';

/** Why this person cannot do it, in its language; null when it can. What it takes is asked only to say it again. */
export const useRequestRefusal = (): ((
  command: RequestCommandData,
  request?: Pick<RequestData, 'includeDelegatedAdmin'>,
) => string | null) => {
  const refusalOf = useRefusal();
  const viewer = useViewer();
  return ({ command, allowed, reason }, request) => {
    const withAdmin = command === 'RESEND' && request?.includeDelegatedAdmin === true;
    const wanted = withAdmin ? 'REQUEST_RELATIONSHIP_WITH_DELEGATED_ADMIN' : 'REQUEST_RELATIONSHIP';
    const permission = viewer?.permissions.find((one) => one.permission === wanted);
    return refusalOf({
      allowed,
      reason,
      roles: permission && !permission.allowed ? permission.requiredRoles : [],
      kinds: permission?.requiredPartnerKinds ?? [],
    });
  };
};
