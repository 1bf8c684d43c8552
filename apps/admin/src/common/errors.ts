import type { CombinedError } from 'urql';
import { graphql } from './graphql.ts';

type TopLevelCode = 'FORBIDDEN' | 'UNAUTHENTICATED' | 'SECOND_FACTOR_REQUIRED';

/** Whether the API refused the whole document for this reason. */
export const hasCode = (error: CombinedError | null | undefined, code: TopLevelCode): boolean =>
  error?.graphQLErrors.some(({ extensions }) => extensions.code === code) ?? false;

/** What any mutation answers when it refuses; `issues` names the fields of its input that are wrong. */
export const CommandError = graphql(`
  fragment CommandError on Error @_unmask {
    code
    message
    ... on ValidationError { issues { path message } }
  }
`);
