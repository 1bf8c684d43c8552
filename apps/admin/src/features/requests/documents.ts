import { CommandError } from '../../common/errors.ts';
import { Grant } from '../../common/grants.ts';
import { graphql, type ResultOf } from '../../common/graphql.ts';
import { RequestCommandLine } from '../../common/relationship-requests.ts';

const RequestLine = graphql(
  `
    fragment RequestLine on RelationshipRequest @_unmask {
      __typename
      id
      state
      customerId
      customerName
      customerEmail
      granularAdmin { roles durationDays }
      delegatedAdminRelationship { ...Grant }
      createdAt
      expiresAt
      answeredAt
      createdBy { name }
      answeredBy { name }
      indirectProvider { id name }
      receipt { id removedAt }
      relationship { id customer { id } }
      commands { ...RequestCommandLine }
    }
  `,
  [Grant, RequestCommandLine],
);
export type RequestData = ResultOf<typeof RequestLine>;

export const requestsQuery = graphql(
  `
    query RelationshipRequests($first: Int, $after: String, $state: RelationshipRequestState) {
      relationshipRequests(first: $first, after: $after, filter: {state: $state}) {
        nodes { ...RequestLine }
        pageInfo { hasNextPage endCursor }
      }
    }
  `,
  [RequestLine],
);

export const requestQuery = graphql(
  `
    query RelationshipRequest($id: ID!) {
      node(id: $id) { __typename id ...RequestLine }
    }
  `,
  [RequestLine],
);

/** Whom a new request is for, where its address names the receipt of a removal. */
export const removedCustomerQuery = graphql(`
  query RemovedCustomer($receiptId: ID!) {
    node(id: $receiptId) {
      __typename
      id
      ... on RemovalReceipt {
        customerName
        removedAt
        latestRequest { id customerEmail granularAdmin { roles durationDays } }
      }
    }
  }
`);

const EmailDraft = graphql(`
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
          emails { ...EmailDraft }
          request { ...RequestLine }
        }
        ...CommandError
      }
    }
  `,
  [RequestLine, EmailDraft, CommandError],
);

export const resendRequest = graphql(
  `
    mutation ResendRelationshipRequest($input: ResendRelationshipRequestInput!) {
      result: resendRelationshipRequest(input: $input) {
        __typename
        ... on ResendRelationshipRequestPayload {
          link
          emails { ...EmailDraft }
          request { ...RequestLine }
        }
        ...CommandError
      }
    }
  `,
  [RequestLine, EmailDraft, CommandError],
);

export const revokeRequest = graphql(
  `
    mutation RevokeRelationshipRequest($requestId: ID!) {
      result: revokeRelationshipRequest(input: { requestId: $requestId }) {
        __typename
        ... on RevokeRelationshipRequestPayload { request { ...RequestLine } }
        ...CommandError
      }
    }
  `,
  [RequestLine, CommandError],
);
