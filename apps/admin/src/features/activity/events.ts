import type { Client } from 'urql';
import { type FragmentOf, graphql } from '../../app/graphql.ts';
import { openPagedList, type PagedList } from '../../app/paged-list.ts';
import type { EventType } from '../../app/vocabulary.ts';
import { EventDeliveries } from '../webhooks/delivery-documents.ts';

export const EventLine = graphql(`
  fragment EventLine on Event {
    id
    sequence
    type
    occurredAt
    customerId
    customerName
    actor {
      kind
      name
    }
    subject {
      __typename
      id
      ... on CustomerSubscription {
        friendlyName
      }
      ... on AzureEntitlement {
        entitlementName: name
      }
      ... on Reservation {
        reservationName: name
      }
      ... on SavingsPlan {
        savingsPlanName: name
      }
      ... on SoftwarePurchase {
        softwareName: name
      }
      ... on RelationshipRequest {
        customerEmail
      }
      ... on User {
        userName: name
      }
    }
  }
`);

const eventsQuery = graphql(
  `
    query Events($last: Int, $before: String, $filter: EventFilter) {
      events(last: $last, before: $before, filter: $filter) {
        nodes {
          id
          ...EventLine
          ...EventDeliveries
        }
        pageInfo {
          hasPreviousPage
          startCursor
        }
      }
    }
  `,
  [EventLine, EventDeliveries],
);

export type EventNode = FragmentOf<typeof EventLine> & { readonly id: string };
/** An event of the list; one that came by the live stream is without what became of it. */
export type ListedEvent = EventNode & FragmentOf<typeof EventDeliveries>;

/** The log is read from its end: a "next" page is the one before, turned round. */
export const openEvents = (client: Client, type: EventType | undefined, last = 50): PagedList<ListedEvent> =>
  openPagedList({
    client,
    document: eventsQuery,
    variablesOf: (before) => ({ last, before, ...(type ? { filter: { types: [type] } } : {}) }),
    connectionOf: ({ events: { nodes, pageInfo } }) => ({
      nodes: [...nodes].reverse(),
      pageInfo: { hasNextPage: pageInfo.hasPreviousPage, endCursor: pageInfo.startCursor },
    }),
  });
