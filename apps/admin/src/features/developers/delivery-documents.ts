import { AttemptLine } from '../../common/deliveries/documents.ts';
import { CommandError } from '../../common/errors.ts';
import { graphql, type ResultOf } from '../../common/graphql.ts';

export const DeliveryLine = graphql(
  `
    fragment DeliveryLine on WebhookDelivery {
      id
      state
      cause
      attempts
      createdAt
      nextAttemptAt
      finishedAt
      skipReason
      skippedBy { name }
      event { id sequence type customerName }
      attemptLog { ...AttemptLine }
    }
  `,
  [AttemptLine],
);
export type DeliveryLineData = ResultOf<typeof DeliveryLine>;

export const deliveriesQuery = graphql(
  `
    query Deliveries($id: ID!, $last: Int, $before: String, $state: WebhookDeliveryState) {
      node(id: $id) {
        __typename
        id
        ... on WebhookEndpoint {
          deliveries(last: $last, before: $before, state: $state) {
            nodes { id ...DeliveryLine }
            pageInfo { hasPreviousPage startCursor }
          }
        }
      }
    }
  `,
  [DeliveryLine],
);

export const BlockedLine = graphql(`
  fragment BlockedLine on BlockedRelationship {
    failingSince
    waitingDeliveries
    delivery { id state attempts nextAttemptAt event { id type sequence customerName } }
  }
`);
export type BlockedLineData = ResultOf<typeof BlockedLine>;

/** The first of them: whoever has more than these has one cause for all. */
export const blockedQuery = graphql(
  `
    query BlockedRelationships($id: ID!) {
      node(id: $id) {
        __typename
        id
        ... on WebhookEndpoint {
          blockedRelationships(first: 50) { totalCount nodes { ...BlockedLine } }
        }
      }
    }
  `,
  [BlockedLine],
);

export const skipDelivery = graphql(
  `
  mutation SkipDelivery($deliveryId: ID!, $reason: String!) {
    result: skipDelivery(input: { deliveryId: $deliveryId, reason: $reason }) {
      __typename
      ... on SkipDeliveryPayload {
        delivery { id state finishedAt skipReason skippedBy { name } endpoint { id pendingDeliveries } }
      }
      ...CommandError
    }
  }
`,
  [CommandError],
);

export const redeliver = graphql(
  `
  mutation Redeliver($deliveryId: ID!) {
    result: redeliver(input: { deliveryId: $deliveryId }) {
      __typename
      ... on RedeliverPayload { delivery { id state nextAttemptAt } }
      ...CommandError
    }
  }
`,
  [CommandError],
);

export const replayEvents = graphql(
  `
  mutation ReplayEvents($id: ID!, $from: Int!, $to: Int!) {
    result: replayEvents(input: { endpointId: $id, fromSequence: $from, toSequence: $to }) {
      __typename
      ... on ReplayEventsPayload { queued endpoint { id pendingDeliveries } }
      ...CommandError
    }
  }
`,
  [CommandError],
);
