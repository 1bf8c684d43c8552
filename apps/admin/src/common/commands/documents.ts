import { CommandError } from '../errors.ts';
import { graphql } from '../graphql.ts';
import { Item, ReservationItem, SoftwareItem, SubscriptionItem } from '../items/items.ts';
import { CustomerRemoval, ReestablishChecklist } from './affected.ts';

export const cancelAzureEntitlement = graphql(
  `
    mutation CancelAzureEntitlement($id: ID!) {
      result: cancelAzureEntitlement(input: { azureEntitlementId: $id }) {
        __typename
        ... on CancelAzureEntitlementPayload {
          azureEntitlement {
            ...Item
            subscription {
              ...SubscriptionItem
            }
            customer { ...CustomerRemoval }
          }
        }
        ...CommandError
      }
    }
  `,
  [Item, SubscriptionItem, CustomerRemoval, CommandError],
);

export const cancelReservation = graphql(
  `
    mutation CancelReservation($id: ID!) {
      result: cancelReservation(input: { reservationId: $id }) {
        __typename
        ... on CancelReservationPayload {
          reservation { ...ReservationItem customer { ...CustomerRemoval } }
        }
        ...CommandError
      }
    }
  `,
  [ReservationItem, CustomerRemoval, CommandError],
);

export const cancelSoftwarePurchase = graphql(
  `
    mutation CancelSoftwarePurchase($id: ID!) {
      result: cancelSoftwarePurchase(input: { softwarePurchaseId: $id }) {
        __typename
        ... on CancelSoftwarePurchasePayload {
          softwarePurchase { ...SoftwareItem customer { ...CustomerRemoval } }
        }
        ...CommandError
      }
    }
  `,
  [SoftwareItem, CustomerRemoval, CommandError],
);

export const waiveRemovalBlocker = graphql(
  `
    mutation WaiveRemovalBlocker($customerId: ID!, $blockerId: ID!, $reason: String!) {
      result: waiveRemovalBlocker(input: { customerId: $customerId, blockerId: $blockerId, reason: $reason }) {
        __typename
        ... on WaiveRemovalBlockerPayload { customer { ...CustomerRemoval } }
        ...CommandError
      }
    }
  `,
  [CustomerRemoval, CommandError],
);

export const suspendSubscription = graphql(
  `
    mutation SuspendSubscription($id: ID!) {
      result: suspendSubscription(input: { subscriptionId: $id }) {
        __typename
        ... on SuspendSubscriptionPayload {
          subscription {
            ...SubscriptionItem
            addOns { ...SubscriptionItem }
            customer { ...CustomerRemoval }
          }
        }
        ...CommandError
      }
    }
  `,
  [SubscriptionItem, CustomerRemoval, CommandError],
);

export const reactivateSubscription = graphql(
  `
    mutation ReactivateSubscription($id: ID!) {
      result: reactivateSubscription(input: { subscriptionId: $id }) {
        __typename
        ... on ReactivateSubscriptionPayload {
          subscription {
            ...SubscriptionItem
            addOns { ...SubscriptionItem }
            customer {
              ...CustomerRemoval
              relationship { id previousReceipt { ...ReestablishChecklist } }
            }
          }
        }
        ...CommandError
      }
    }
  `,
  [SubscriptionItem, CustomerRemoval, ReestablishChecklist, CommandError],
);

export const cancelSubscription = graphql(
  `
    mutation CancelSubscription($id: ID!) {
      result: cancelSubscription(input: { subscriptionId: $id }) {
        __typename
        ... on CancelSubscriptionPayload {
          subscription {
            ...SubscriptionItem
            addOns { ...SubscriptionItem }
            parent { ...SubscriptionItem }
            customer { ...CustomerRemoval }
          }
        }
        ...CommandError
      }
    }
  `,
  [SubscriptionItem, CustomerRemoval, CommandError],
);

export const setEndOfTermAction = graphql(
  `
    mutation SetSubscriptionEndOfTermAction($id: ID!, $action: EndOfTermAction!) {
      result: setSubscriptionEndOfTermAction(input: { subscriptionId: $id, action: $action }) {
        __typename
        ... on SetSubscriptionEndOfTermActionPayload {
          subscription {
            ...SubscriptionItem
            customer { ...CustomerRemoval }
          }
        }
        ...CommandError
      }
    }
  `,
  [SubscriptionItem, CustomerRemoval, CommandError],
);
