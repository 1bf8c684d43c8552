import { graphql, type ResultOf } from '../graphql.ts';

export const AttemptLine = graphql(`
  fragment AttemptLine on WebhookAttempt {
    number
    at
    status
    latencyMs
    error
    answer
  }
`);

/** What each endpoint got of some events. */
export const DeliveriesOfEvent = graphql(
  `
    fragment DeliveriesOfEvent on Event {
      id
      deliveries {
        id
        state
        attempts
        nextAttemptAt
        finishedAt
        endpoint { id url }
        attemptLog { ...AttemptLine }
      }
    }
  `,
  [AttemptLine],
);
export type EventDelivery = ResultOf<typeof DeliveriesOfEvent>['deliveries'][number];
