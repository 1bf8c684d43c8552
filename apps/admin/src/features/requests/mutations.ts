import { graphql, type ResultOf } from '../../app/graphql.ts';
import { RequestLine } from './documents.ts';

export const EmailDraft = graphql(`
  fragment EmailDraft on CustomerNotice @_unmask {
    locale
    subject
    body
  }
`);
export type EmailDraftData = ResultOf<typeof EmailDraft>;

export const requestRelationship = graphql(
  `
    mutation RequestResellerRelationship($input: RequestResellerRelationshipInput!) {
      result: requestResellerRelationship(input: $input) {
        __typename
        ... on RequestResellerRelationshipPayload {
          link
          emails {
            ...EmailDraft
          }
          request {
            ...RequestLine
          }
        }
        ... on ValidationError {
          issues {
            path
            message
          }
        }
        ... on Error {
          code
          message
        }
      }
    }
  `,
  [RequestLine, EmailDraft],
);

export const resendRequest = graphql(
  `
    mutation ResendRelationshipRequest($input: ResendRelationshipRequestInput!) {
      result: resendRelationshipRequest(input: $input) {
        __typename
        ... on ResendRelationshipRequestPayload {
          link
          emails {
            ...EmailDraft
          }
          request {
            ...RequestLine
          }
        }
        ... on ValidationError {
          issues {
            path
            message
          }
        }
        ... on Error {
          code
          message
        }
      }
    }
  `,
  [RequestLine, EmailDraft],
);

export const revokeRequest = graphql(
  `
    mutation RevokeRelationshipRequest($requestId: ID!) {
      result: revokeRelationshipRequest(input: { requestId: $requestId }) {
        __typename
        ... on RevokeRelationshipRequestPayload {
          request {
            ...RequestLine
          }
        }
        ... on Error {
          code
          message
        }
      }
    }
  `,
  [RequestLine],
);
