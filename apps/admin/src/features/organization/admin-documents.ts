import { graphql } from '../../app/graphql.ts';
import { Grant, Partnership } from './fragments.ts';

export const approveDelegatedAdmin = graphql(
  `
    mutation ApproveDelegatedAdmin($id: ID!) {
      result: approveDelegatedAdmin(input: { delegatedAdminRelationshipId: $id }) {
        __typename
        ... on ApproveDelegatedAdminPayload {
          delegatedAdminRelationship {
            ...Grant
          }
        }
        ... on Error {
          code
          message
        }
      }
    }
  `,
  [Grant],
);

export const rejectDelegatedAdmin = graphql(
  `
    mutation RejectDelegatedAdmin($id: ID!) {
      result: rejectDelegatedAdmin(input: { delegatedAdminRelationshipId: $id }) {
        __typename
        ... on RejectDelegatedAdminPayload {
          delegatedAdminRelationship {
            ...Grant
          }
        }
        ... on Error {
          code
          message
        }
      }
    }
  `,
  [Grant],
);

export const terminateGrant = graphql(
  `
    mutation TerminateGrant($id: ID!) {
      result: terminateDelegatedAdmin(input: { delegatedAdminRelationshipId: $id }) {
        __typename
        ... on TerminateDelegatedAdminPayload {
          delegatedAdminRelationship {
            ...Grant
          }
        }
        ... on Error {
          code
          message
        }
      }
    }
  `,
  [Grant],
);

export const endDelegatedAdminOf = graphql(
  `
    mutation EndDelegatedAdminOf($partnerId: ID!) {
      result: removeDelegatedAdmin(input: { partnerId: $partnerId }) {
        __typename
        ... on RemoveDelegatedAdminPayload {
          relationship {
            ...Partnership
          }
        }
        ... on Error {
          code
          message
        }
      }
    }
  `,
  [Partnership],
);
