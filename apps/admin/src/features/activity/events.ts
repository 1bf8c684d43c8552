import { DeliveriesOfEvent } from '../../common/deliveries/documents.ts';
import { type FragmentOf, graphql, readFragment } from '../../common/graphql.ts';
import { usePagedQuery } from '../../common/lists/paged-list.ts';
import { EventLine, type EventNode, type LiveEvent } from '../../common/live/events.ts';
import { useLive } from '../../common/live/live-log.ts';
import type { EventType } from '../../vocabulary.ts';

const eventsQuery = graphql(
  `
    query Events($last: Int, $before: String, $filter: EventFilter) {
      events(last: $last, before: $before, filter: $filter) {
        nodes { id ...EventLine ...DeliveriesOfEvent }
        pageInfo { hasPreviousPage startCursor }
      }
    }
  `,
  [EventLine, DeliveriesOfEvent],
);
/** An event of the list; one that came by the live stream is without what became of it. */
export type ListedEvent = EventNode & FragmentOf<typeof DeliveriesOfEvent>;

/** What came in after a list of events was read, newest first: it goes on top of the list. */
export const eventsAbove = (
  live: readonly LiveEvent[],
  { newest, type }: { readonly newest: number; readonly type: EventType | undefined },
): readonly LiveEvent[] =>
  live.filter((event) => event.sequence > newest && (type === undefined || event.type === type));

/** The log from its end, growing at the top as things happen. */
export const useEvents = (type: EventType | undefined, last = 50) => {
  const { events, generation } = useLive();
  // A "next" page is the one before, turned round.
  const page = usePagedQuery(
    {
      document: eventsQuery,
      variablesOf: (before) => ({ last, before, ...(type ? { filter: { types: [type] } } : {}) }),
      connectionOf: ({ events: log }) =>
        log && {
          nodes: [...log.nodes].reverse(),
          pageInfo: { hasNextPage: log.pageInfo.hasPreviousPage, endCursor: log.pageInfo.startCursor },
        },
    },
    `${type} ${last} ${generation}`,
  );
  const first = page.nodes[0];
  const newest = first ? readFragment(EventLine, first).sequence : 0;
  const fresh = page.loading && !first ? [] : eventsAbove(events, { newest, type });
  const nodes: readonly EventNode[] = [...fresh, ...page.nodes];
  return { ...page, nodes, listed: page.nodes, fresh };
};
