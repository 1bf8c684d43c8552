import { graphql, type ResultOf } from '../../app/graphql.ts';
import { EventLine } from '../activity/events.ts';

export const liveDocument = graphql(
  `
    subscription Live($after: String) {
      message: relationshipEvents(after: $after) {
        __typename
        ... on Event {
          id
          sequence
          cursor
          type
          customerId
          changes
          correlationId
          ...EventLine
        }
        ... on Heartbeat {
          cursor
        }
      }
    }
  `,
  [EventLine],
);

export type Message = ResultOf<typeof liveDocument>['message'];
export type LiveEvent = Extract<Message, { __typename: 'Event' }>;
