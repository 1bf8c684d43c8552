import { graphql, type ResultOf } from '../graphql.ts';

/** Why an item blocks, in short. */
export const BlockerBrief = graphql(`
  fragment BlockerBrief on RemovalBlocker @_unmask {
    id
    kind
    message
    clearsAt
    resolutions
  }
`);

export const SubscriptionItem = graphql(
  `
    fragment SubscriptionItem on CustomerSubscription @_unmask {
      __typename
      id
      friendlyName
      offerName
      offerId
      quantity
      unitType
      status
      rawStatus
      commerceModel
      kind
      isTrial
      autoRenew
      billingCycle
      termDuration
      startDate
      commitmentEndDate
      cancellationAllowedUntil
      suspendedAt
      dataDeletionAt
      imported
      orderId
      parent {
        id
        friendlyName
      }
      supportContact {
        partnerId
        name
        mpnId
      }
      supportContactDesignated
      removalBlocker {
        ...BlockerBrief
      }
      commands {
        command
        allowed
        reason
        consequence
      }
    }
  `,
  [BlockerBrief],
);

export type Subscription = ResultOf<typeof SubscriptionItem>;

export const EntitlementItem = graphql(
  `
    fragment EntitlementItem on AzureEntitlement @_unmask {
      __typename
      id
      name
      status
      rawStatus
      imported
      removalBlocker {
        ...BlockerBrief
      }
      commands {
        command
        allowed
        reason
        consequence
      }
    }
  `,
  [BlockerBrief],
);

export const ReservationItem = graphql(
  `
    fragment ReservationItem on Reservation @_unmask {
      __typename
      id
      name
      quantity
      purchasedAt
      expiresAt
      status
      rawStatus
      refundable
      imported
      removalBlocker {
        ...BlockerBrief
      }
      commands {
        command
        allowed
        reason
        consequence
      }
    }
  `,
  [BlockerBrief],
);

export const SoftwareItem = graphql(
  `
    fragment SoftwareItem on SoftwarePurchase @_unmask {
      __typename
      id
      name
      quantity
      purchasedAt
      cancellationAllowedUntil
      expiresAt
      status
      rawStatus
      imported
      removalBlocker {
        ...BlockerBrief
      }
      commands {
        command
        allowed
        reason
        consequence
      }
    }
  `,
  [BlockerBrief],
);
