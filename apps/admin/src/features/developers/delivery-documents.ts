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
