import { CustomerRemoval } from '../../common/commands/affected.ts';
import { CommandError } from '../../common/errors.ts';
import { Grant } from '../../common/grants.ts';
import { graphql, type ResultOf } from '../../common/graphql.ts';

/** What the viewer's partner may do as an admin of the customer. */
export const CustomerAdminPrivileges = graphql(
  `
    fragment CustomerAdminPrivileges on Customer @_unmask {
      id
      companyName
      relationship { id imported delegatedAdmin delegatedAdminCommands { command allowedToViewer reason consequence } }
      delegatedAdminRelationships(first: 100) { totalCount nodes { ...Grant } }
    }
  `,
  [Grant],
);

export type AdminPrivileges = ResultOf<typeof CustomerAdminPrivileges>;

export const removeDelegatedAdmin = graphql(
  `
    mutation RemoveDelegatedAdmin($customerId: ID!) {
      result: removeDelegatedAdmin(input: { otherSide: { customerId: $customerId } }) {
        __typename
        ... on RemoveDelegatedAdminPayload {
          relationship {
            id
            delegatedAdmin
            delegatedAdminCommands { command allowedToViewer reason consequence }
            customer { ...CustomerRemoval }
          }
        }
        ...CommandError
      }
    }
  `,
  [CustomerRemoval, CommandError],
);

export const requestDelegatedAdmin = graphql(
  `
    mutation RequestDelegatedAdmin($input: RequestDelegatedAdminInput!) {
      result: requestDelegatedAdmin(input: $input) {
        __typename
        ... on RequestDelegatedAdminPayload { delegatedAdminRelationship { ...Grant } }
        ...CommandError
      }
    }
  `,
  [Grant, CommandError],
);
