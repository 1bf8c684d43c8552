import { graphql } from '../../app/graphql.ts';
import { ReestablishChecklist } from '../reestablish/fragments.ts';
import { CustomerRemoval } from '../removal/fragments.ts';
import { EntitlementItem, ReservationItem, SoftwareItem, SubscriptionItem } from './items.ts';

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

export const cancelAzureEntitlement = graphql(
  `
    mutation CancelAzureEntitlement($id: ID!) {
      result: cancelAzureEntitlement(input: { azureEntitlementId: $id }) {
        __typename
        ... on CancelAzureEntitlementPayload {
          azureEntitlement {
            ...EntitlementItem
            subscription {
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
  [EntitlementItem, SubscriptionItem, CustomerRemoval],
);

export const cancelReservation = graphql(
  `
    mutation CancelReservation($id: ID!) {
      result: cancelReservation(input: { reservationId: $id }) {
        __typename
        ... on CancelReservationPayload {
          reservation {
            ...ReservationItem
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
  [ReservationItem, CustomerRemoval],
);

export const cancelSoftwarePurchase = graphql(
  `
    mutation CancelSoftwarePurchase($id: ID!) {
      result: cancelSoftwarePurchase(input: { softwarePurchaseId: $id }) {
        __typename
        ... on CancelSoftwarePurchasePayload {
          softwarePurchase {
            ...SoftwareItem
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
  [SoftwareItem, CustomerRemoval],
);

export const waiveRemovalBlocker = graphql(
  `
    mutation WaiveRemovalBlocker($customerId: ID!, $blockerId: ID!, $reason: String!) {
      result: waiveRemovalBlocker(input: { customerId: $customerId, blockerId: $blockerId, reason: $reason }) {
        __typename
        ... on WaiveRemovalBlockerPayload {
          customer {
            ...CustomerRemoval
          }
        }
        ... on Error {
          code
          message
        }
      }
    }
  `,
  [CustomerRemoval],
);
