import { useRefusal } from '../commands/refusal.ts';
import type { RequestCommandData, RequestData } from './documents.ts';

/** Why this person cannot do it, in its language; null when it can. */
export const useRequestRefusal = (): ((
  command: RequestCommandData,
  request?: Pick<RequestData, 'includeDelegatedAdmin'>,
) => string | null) => {
  const refusalOf = useRefusal();
  return ({ command, allowed, reason }, request) => {
    const withAdmin = command === 'RESEND' && request?.includeDelegatedAdmin === true;
    const permission = withAdmin ? 'REQUEST_RELATIONSHIP_WITH_DELEGATED_ADMIN' : 'REQUEST_RELATIONSHIP';
    return refusalOf({ allowed, reason, permission });
  };
};
