import { CustomerRemoval } from '../../common/commands/affected.ts';
import { CommandError } from '../../common/errors.ts';
import { graphql, type ResultOf } from '../../common/graphql.ts';
import { SubscriptionItem } from '../../common/items/items.ts';

const OfferLine = graphql(`
  fragment OfferLine on Offer @_unmask {
    id
    name
    commerceModel
    isAddOn
    isTrial
    isAutoRenewable
    unitType
    minimumQuantity
    maximumQuantity
    termDuration
    billingCycle
    billingCycles
  }
`);

export type Offer = ResultOf<typeof OfferLine>;

export const offersQuery = graphql(
  `
    query Offers($first: Int!, $after: String, $search: String!, $kind: OfferKind, $count: Boolean!) {
      offers(first: $first, after: $after, search: $search, kind: $kind) {
        nodes { ...OfferLine }
        pageInfo { hasNextPage endCursor }
        totalCount @include(if: $count)
      }
    }
  `,
  [OfferLine],
);

/** What one offer would be to this customer now. */
export const offerQuery = graphql(
  `
    query OfferFor($id: ID!, $offerId: ID!) {
      offer(id: $offerId) { ...OfferLine }
      customer(id: $id) {
        id
        companyName
        purchaseOptions(offerId: $offerId) {
          allowedToViewer
          reason
          consequence
          cancellableUntil
          clearsAt
          bases { id friendlyName quantity }
        }
      }
    }
  `,
  [OfferLine],
);

export type PurchaseOptions = NonNullable<NonNullable<ResultOf<typeof offerQuery>['customer']>['purchaseOptions']>;

export const placeOrder = graphql(
  `
    mutation PlaceOrder($input: PlaceOrderInput!) {
      result: placeOrder(input: $input) {
        __typename
        ... on PlaceOrderPayload {
          order { id }
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
