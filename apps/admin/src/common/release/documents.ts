import type { PartnerKind } from '../../vocabulary.ts';
import { CommandError } from '../errors.ts';
import { graphql, type ResultOf } from '../graphql.ts';

/** A customer's request to a partner to end their relationship, as both sides read it. */
export const Release = graphql(`
  fragment Release on ReleaseRequest @_unmask {
    id
    state
    reason
    requestedAt
    requestedBy { name }
    endedAt
    answeredBy { name }
    answer
  }
`);
export type ReleaseData = ResultOf<typeof Release>;

export type AskedPartner = { readonly id: string; readonly name: string; readonly kind: PartnerKind };

/** The newest request of a customer to the viewer's partner. */
export const CustomerRelease = graphql(
  `
    fragment CustomerRelease on Customer @_unmask {
      id
      companyName
      releaseRequest { ...Release viewerDeclineReason partner { id kind } }
    }
  `,
  [Release],
);
export type CustomerReleaseData = ResultOf<typeof CustomerRelease>;

export const requestRelease = graphql(
  `
    mutation RequestRelationshipRelease($partnerId: ID!, $reason: String!) {
      result: requestRelationshipRelease(input: { partnerId: $partnerId, reason: $reason }) {
        __typename
        ... on RequestRelationshipReleasePayload {
          releaseRequest { ...Release relationship { id releaseRequest { id } } }
        }
        ...CommandError
      }
    }
  `,
  [Release, CommandError],
);

export const withdrawRelease = graphql(
  `
    mutation WithdrawRelationshipRelease($id: ID!) {
      result: withdrawRelationshipRelease(input: { releaseRequestId: $id }) {
        __typename
        ... on WithdrawRelationshipReleasePayload { releaseRequest { ...Release } }
        ...CommandError
      }
    }
  `,
  [Release, CommandError],
);

export const declineRelease = graphql(
  `
    mutation DeclineRelationshipRelease($id: ID!, $reason: String!) {
      result: declineRelationshipRelease(input: { releaseRequestId: $id, reason: $reason }) {
        __typename
        ... on DeclineRelationshipReleasePayload { releaseRequest { ...Release viewerDeclineReason } }
        ...CommandError
      }
    }
  `,
  [Release, CommandError],
);
