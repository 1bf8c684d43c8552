import { DeliveriesOfEvent } from '../../common/deliveries/documents.ts';
import type { LogSearch } from '../../common/filters/search.ts';
import { spanOf } from '../../common/filters/span.ts';
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../common/graphql.ts';
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

/** Which events are asked for. */
export type EventsAsked = LogSearch & { readonly type?: EventType | undefined };

export const eventFilter = ({ q, customer, person, type, ...days }: EventsAsked) => {
  const recordedAt = spanOf(days);
  return {
    ...(type ? { types: [type] } : {}),
    ...(customer ? { customerId: customer } : {}),
    ...(person ? { actorId: person } : {}),
    ...(recordedAt ? { recordedAt } : {}),
    ...(q ? { search: q } : {}),
  };
};

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Whether an event that has just come is one of those asked for, as far as it says itself: the API also searches by what its customer is called now. */
export const isAskedFor = (
  event: ResultOf<typeof EventLine>,
  changes: unknown,
  { type, customer, person, q, ...days }: EventsAsked,
): boolean => {
  const span = spanOf(days);
  const texts = [event.customerName ?? '', event.actor.name, ...textsIn(changes)];
  return (
    (type === undefined || event.type === type) &&
    (customer === undefined || event.customerId === customer) &&
    (person === undefined || event.actorId === person) &&
    (span?.after == null || Date.parse(event.recordedAt) > Date.parse(span.after)) &&
    (span?.until == null || Date.parse(event.recordedAt) <= Date.parse(span.until)) &&
    (q === undefined || texts.some((text) => fold(text).includes(fold(q))))
  );
};

/** What came in after a list of events was read, newest first: it goes on top of the list. */
export const eventsAbove = (
  live: readonly LiveEvent[],
  { newest, asked }: { readonly newest: number; readonly asked: EventsAsked },
): readonly LiveEvent[] =>
  live.filter((event) => event.sequence > newest && isAskedFor(readFragment(EventLine, event), event.changes, asked));

/** The log from its end, growing at the top as things happen. */
export const useEvents = (asked: EventsAsked = {}, last = 50) => {
  const { events, generation } = useLive();
  const filter = eventFilter(asked);
  // A "next" page is the one before, turned round.
  const page = usePagedQuery(
    {
      document: eventsQuery,
      variablesOf: (before) => ({ last, before, filter }),
      connectionOf: ({ events: log }) =>
        log && {
          nodes: [...log.nodes].reverse(),
          pageInfo: { hasNextPage: log.pageInfo.hasPreviousPage, endCursor: log.pageInfo.startCursor },
        },
    },
    JSON.stringify([filter, last, generation]),
  );
  const first = page.nodes[0];
  const newest = first ? readFragment(EventLine, first).sequence : 0;
  const fresh = page.loading && !first ? [] : eventsAbove(events, { newest, asked });
  const nodes: readonly EventNode[] = [...fresh, ...page.nodes];
  return { ...page, nodes, listed: page.nodes, fresh };
};
