import { graphql, type ResultOf } from '../graphql.ts';

/** Why an item blocks, in short. */
const BlockerBrief = graphql(`
  fragment BlockerBrief on RemovalBlocker @_unmask {
    id
    kind
    message
    clearsAt
    resolutions
  }
`);

/** What every kind of item has. */
export const Item = graphql(
  `
    fragment Item on CustomerItem @_unmask {
      __typename
      id
      name
      status
      rawStatus
      imported
      removalBlocker { ...BlockerBrief }
      commands { command allowedToViewer reason consequence }
    }
  `,
  [BlockerBrief],
);

export type ItemData = ResultOf<typeof Item>;

export const SubscriptionItem = graphql(
  `
    fragment SubscriptionItem on CustomerSubscription @_unmask {
      ...Item
      offerName
      offerId
      quantity
      unitType
      commerceModel
      kind
      isTrial
      endOfTermAction
      isExtendedServiceTerm
      willExtend
      nextTerm { offerId quantity termDuration billingCycle customTermEndDate }
      billingCycle
      rawBillingCycle
      termDuration
      startDate
      commitmentEndDate
      cancellationAllowedUntil
      suspendedAt
      dataDeletionAt
      orderId
      parent { id name }
      supportContact { partnerId name mpnId }
      supportContactDesignated
    }
  `,
  [Item],
);

export type Subscription = ResultOf<typeof SubscriptionItem>;

export const ReservationItem = graphql(
  `
    fragment ReservationItem on Reservation @_unmask {
      ...Item
      quantity
      purchasedAt
      expiresAt
      refundable
    }
  `,
  [Item],
);

export const SoftwareItem = graphql(
  `
    fragment SoftwareItem on SoftwarePurchase @_unmask {
      ...Item
      quantity
      purchasedAt
      cancellationAllowedUntil
      expiresAt
    }
  `,
  [Item],
);
