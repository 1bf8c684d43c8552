import { CommandError } from '../../common/errors.ts';
import { graphql, type ResultOf } from '../../common/graphql.ts';

export const invitationQuery = graphql(`
  query Invitation($token: String!) {
    invitation(token: $token) {
      state
      partnerName
      partnerMpnId
      partnerKind
      providerName
      granularAdmin { roles durationDays }
      granularAdminEndsAt
      expiresAt
      customerCompanyName
      alreadyPartnerSince
      adds
      viewerMayAnswer
      viewerReason
      registration
    }
    viewer {
      user { id email }
      partner { id name }
      organization { id companyName }
    }
  }
`);

export type InvitationData = NonNullable<ResultOf<typeof invitationQuery>['invitation']>;
export type InvitationViewer = ResultOf<typeof invitationQuery>['viewer'];

export const acceptInvitation = graphql(
  `
  mutation AcceptInvitation($input: AcceptRelationshipRequestInput!) {
    result: acceptRelationshipRequest(input: $input) {
      __typename
      ... on AcceptRelationshipRequestPayload { relationship { id } }
      ...CommandError
    }
  }
`,
  [CommandError],
);

export const declineInvitation = graphql(
  `
  mutation DeclineInvitation($token: String!) {
    result: declineRelationshipRequest(input: { token: $token }) {
      __typename
      ... on DeclineRelationshipRequestPayload { invitation { state } }
      ...CommandError
    }
  }
`,
  [CommandError],
);
