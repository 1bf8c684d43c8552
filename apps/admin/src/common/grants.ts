import { CommandError } from './errors.ts';
import { graphql, type ResultOf } from './graphql.ts';

/** What a partner asked for or holds as granular admin (GDAP). */
export const Grant = graphql(`
  fragment Grant on DelegatedAdminRelationship @_unmask {
    id
    displayName
    roles
    durationDays
    status
    createdAt
    answerUntil
    activatedAt
    endsAt
    endedAt
    endedBy { name }
    autoExtend
    partner { id name }
    commands { command allowedToViewer reason consequence }
  }
`);
export type GrantData = ResultOf<typeof Grant>;

export const terminateDelegatedAdmin = graphql(
  `
    mutation TerminateDelegatedAdmin($id: ID!) {
      result: terminateDelegatedAdmin(input: { delegatedAdminRelationshipId: $id }) {
        __typename
        ... on TerminateDelegatedAdminPayload { delegatedAdminRelationship { ...Grant } }
        ...CommandError
      }
    }
  `,
  [Grant, CommandError],
);
