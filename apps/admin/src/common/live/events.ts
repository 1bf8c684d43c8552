import { type FragmentOf, graphql, type ResultOf } from '../graphql.ts';

export const EventLine = graphql(`
  fragment EventLine on Event {
    id
    sequence
    type
    occurredAt
    recordedAt
    customerId
    customerName
    receipt { id reestablishedBy { id } }
    actorId
    actor { kind name }
    subject {
      __typename
      id
      ... on CustomerItem { name }
      ... on RelationshipRequest { customerEmail }
      ... on User { name }
    }
  }
`);

export type EventNode = FragmentOf<typeof EventLine> & { readonly id: string };

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
        ... on Heartbeat { cursor }
      }
    }
  `,
  [EventLine],
);

export type Message = ResultOf<typeof liveDocument>['message'];
export type LiveEvent = Extract<Message, { __typename: 'Event' }>;
