import { graphql } from '../../app/graphql.ts';
import { CustomerRemoval } from '../removal/fragments.ts';
import { EntitlementItem, ReservationItem, SoftwareItem, SubscriptionItem } from './items.ts';

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
  [CustomerRemoval],
);
