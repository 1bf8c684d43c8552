import { useRefusal } from './commands/refusal.ts';
import { graphql, type ResultOf } from './graphql.ts';

/** Why this person cannot do it, in its language; null when it can. */
export const useRequestRefusal = (): ((
  command: RequestCommandData,
  request?: { readonly includeDelegatedAdmin: boolean },
) => string | null) => {
  const refusalOf = useRefusal();
  return ({ command, allowed, reason }, request) => {
    const withAdmin = command === 'RESEND' && request?.includeDelegatedAdmin === true;
    const permission = withAdmin ? 'REQUEST_RELATIONSHIP_WITH_DELEGATED_ADMIN' : 'REQUEST_RELATIONSHIP';
    return refusalOf({ allowed, reason, permission });
  };
};

export const RequestCommandLine = graphql(`
  fragment RequestCommandLine on RequestCommand @_unmask {
    command
    allowed
    reason
    consequence
  }
`);
export type RequestCommandData = ResultOf<typeof RequestCommandLine>;
