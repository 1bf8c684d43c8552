import { graphql } from '../../app/graphql.ts';
import { ReestablishChecklist } from '../reestablish/fragments.ts';
import { CustomerRemoval } from '../removal/fragments.ts';
import { SubscriptionItem } from './items.ts';

export const suspendSubscription = graphql(
  `
    mutation SuspendSubscription($id: ID!) {
      result: suspendSubscription(input: { subscriptionId: $id }) {
        __typename
        ... on SuspendSubscriptionPayload {
          subscription {
            ...SubscriptionItem
            addOns {
              ...SubscriptionItem
            }
            customer {
              ...CustomerRemoval
            }
          }
        }
        ... on Error {
          code
          message
        }
      }
    }
  `,
  [SubscriptionItem, CustomerRemoval],
);

export const reactivateSubscription = graphql(
  `
    mutation ReactivateSubscription($id: ID!) {
      result: reactivateSubscription(input: { subscriptionId: $id }) {
        __typename
        ... on ReactivateSubscriptionPayload {
          subscription {
            ...SubscriptionItem
            addOns {
              ...SubscriptionItem
            }
            customer {
              ...CustomerRemoval
              relationship {
                id
                previousReceipt {
                  ...ReestablishChecklist
                }
              }
            }
          }
        }
        ... on Error {
          code
          message
        }
      }
    }
  `,
  [SubscriptionItem, CustomerRemoval, ReestablishChecklist],
);

export const cancelSubscription = graphql(
  `
    mutation CancelSubscription($id: ID!) {
      result: cancelSubscription(input: { subscriptionId: $id }) {
        __typename
        ... on CancelSubscriptionPayload {
          subscription {
            ...SubscriptionItem
            addOns {
              ...SubscriptionItem
            }
            parent {
              ...SubscriptionItem
            }
            customer {
              ...CustomerRemoval
            }
          }
        }
        ... on Error {
          code
          message
        }
      }
    }
  `,
  [SubscriptionItem, CustomerRemoval],
);

export const setAutoRenew = graphql(
  `
    mutation SetSubscriptionAutoRenew($id: ID!, $autoRenew: Boolean!) {
      result: setSubscriptionAutoRenew(input: { subscriptionId: $id, autoRenew: $autoRenew }) {
        __typename
        ... on SetSubscriptionAutoRenewPayload {
          subscription {
            ...SubscriptionItem
            customer {
              ...CustomerRemoval
            }
          }
        }
        ... on Error {
          code
          message
        }
      }
    }
  `,
  [SubscriptionItem, CustomerRemoval],
);
