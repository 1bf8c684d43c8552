import { CustomerRemoval } from '../../common/commands/affected.ts';
import { CommandError } from '../../common/errors.ts';
import { graphql, type ResultOf } from '../../common/graphql.ts';

const AdminCommandLine = graphql(`
  fragment AdminCommandLine on DelegatedAdminCommand @_unmask {
    command
    allowed
    reason
    consequence
  }
`);

const GranularAdmin = graphql(
  `
    fragment GranularAdmin on DelegatedAdminRelationship @_unmask {
      id
      displayName
      roles
      durationDays
      status
      createdAt
      activatedAt
      endsAt
      endedAt
      endedBy { name }
      answerUntil
      autoExtend
      commands { ...AdminCommandLine }
    }
  `,
  [AdminCommandLine],
);

/** What the viewer's partner may do as an admin of the customer. */
export const CustomerAdminPrivileges = graphql(
  `
    fragment CustomerAdminPrivileges on Customer @_unmask {
      id
      companyName
      relationship { id imported delegatedAdmin delegatedAdminCommands { ...AdminCommandLine } }
      delegatedAdminRelationships(first: 100) { totalCount nodes { ...GranularAdmin } }
    }
  `,
  [AdminCommandLine, GranularAdmin],
);

export type AdminCommand = ResultOf<typeof AdminCommandLine>;
export type GranularAdminData = ResultOf<typeof GranularAdmin>;
export type AdminPrivileges = ResultOf<typeof CustomerAdminPrivileges>;

export const directoryRolesQuery = graphql(`
  query DirectoryRoles {
    directoryRoles
  }
`);

export const removeDelegatedAdmin = graphql(
  `
    mutation RemoveDelegatedAdmin($customerId: ID!) {
      result: removeDelegatedAdmin(input: { customerId: $customerId }) {
        __typename
        ... on RemoveDelegatedAdminPayload {
          relationship {
            id
            delegatedAdmin
            delegatedAdminCommands { ...AdminCommandLine }
            customer { ...CustomerRemoval }
          }
        }
        ...CommandError
      }
    }
  `,
  [AdminCommandLine, CustomerRemoval, CommandError],
);

export const requestDelegatedAdmin = graphql(
  `
    mutation RequestDelegatedAdmin($input: RequestDelegatedAdminInput!) {
      result: requestDelegatedAdmin(input: $input) {
        __typename
        ... on RequestDelegatedAdminPayload { delegatedAdminRelationship { ...GranularAdmin } }
        ...CommandError
      }
    }
  `,
  [GranularAdmin, CommandError],
);

export const terminateDelegatedAdmin = graphql(
  `
    mutation TerminateDelegatedAdmin($id: ID!) {
      result: terminateDelegatedAdmin(input: { delegatedAdminRelationshipId: $id }) {
        __typename
        ... on TerminateDelegatedAdminPayload {
          delegatedAdminRelationship { ...GranularAdmin }
        }
        ...CommandError
      }
    }
  `,
  [GranularAdmin, CommandError],
);
