import { graphql, type ResultOf } from '../../app/graphql.ts';
import { SubscriptionItem } from '../commands/items.ts';

export const AvailableContact = graphql(`
  fragment AvailableContact on SupportContact @_unmask {
    partnerId
    name
    mpnId
  }
`);

export type Contact = ResultOf<typeof AvailableContact>;

export const assignSupportContact = graphql(
  `
    mutation AssignSupportContact($subscriptionId: ID!, $partnerId: ID) {
      result: assignSupportContact(input: { subscriptionId: $subscriptionId, partnerId: $partnerId }) {
        __typename
        ... on AssignSupportContactPayload {
          subscription {
            ...SubscriptionItem
          }
        }
        ... on Error {
          code
          message
        }
      }
    }
  `,
  [SubscriptionItem],
);
