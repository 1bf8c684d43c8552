import { CommandError } from '../../common/errors.ts';
import { graphql, type ResultOf } from '../../common/graphql.ts';

export const KeyLine = graphql(`
  fragment KeyLine on ApiKey {
    id
    name
    roles
    prefix
    createdAt
    expiresAt
    lastUsedAt
    revokedAt
    user { id name disabledAt }
  }
`);
export type KeyLineData = ResultOf<typeof KeyLine>;

export const keysQuery = graphql(
  `
    query ApiKeys($first: Int, $after: String) {
      apiKeys(first: $first, after: $after) {
        nodes { id ...KeyLine }
        pageInfo { hasNextPage endCursor }
      }
    }
  `,
  [KeyLine],
);

export const createKey = graphql(
  `
    mutation CreateApiKey($name: String!, $roles: [Role!]!, $expiresAt: DateTime!) {
      result: createApiKey(input: { name: $name, roles: $roles, expiresAt: $expiresAt }) {
        __typename
        ... on CreateApiKeyPayload { secret apiKey { id ...KeyLine } }
        ...CommandError
      }
    }
  `,
  [KeyLine, CommandError],
);

export const revokeKey = graphql(
  `
    mutation RevokeApiKey($keyId: ID!) {
      result: revokeApiKey(input: { keyId: $keyId }) {
        __typename
        ... on RevokeApiKeyPayload { apiKey { id ...KeyLine } }
        ...CommandError
      }
    }
  `,
  [KeyLine, CommandError],
);
