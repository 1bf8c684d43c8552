import { useQuery } from 'urql';
import { DeliveriesOfEvent, type EventDelivery } from '../../common/deliveries/documents.ts';
import { LogFilters } from '../../common/filters/LogFilters.tsx';
import type { Person } from '../../common/filters/PersonFilter.tsx';
import { type FragmentOf, graphql, readFragment } from '../../common/graphql.ts';
import { PagedRows } from '../../common/lists/PagedRows.tsx';
import { EventLine, type EventNode } from '../../common/live/events.ts';
import { usePolling } from '../../common/use-polling.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Choice } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LiveCount } from '../../ui/LiveCount.tsx';
import { membersOf } from '../../vocabulary.ts';
import { EventPanel } from './EventPanel.tsx';
import { EventTable } from './EventTable.tsx';
import { type ListedEvent, useEvents } from './events.ts';
import type { ActivitySearch } from './search.ts';

const useTexts = textsOf('activity', 'eventTypes');

const deliveriesOfEvents = graphql(
  `
    query EventDeliveries($ids: [ID!]!) {
      nodes(ids: $ids) {
        __typename
        id
        ... on Event { ...DeliveriesOfEvent }
      }
    }
  `,
  [DeliveriesOfEvent],
);

/** As many as the API reads at a time. */
const mostWatched = 100;

type Deliveries = ReadonlyMap<string, readonly EventDelivery[]>;

const byEvent = (events: readonly FragmentOf<typeof DeliveriesOfEvent>[]): Deliveries =>
  new Map(events.map((event) => readFragment(DeliveriesOfEvent, event)).map(({ id, deliveries }) => [id, deliveries]));

const isOnItsWay = ({ state }: EventDelivery): boolean => state === 'PENDING';

/** What each endpoint got of the events shown: those that have just come and those on their way are asked for again. */
const useDeliveries = (fresh: readonly string[], listed: readonly ListedEvent[]): Deliveries => {
  const known = byEvent(listed);
  const onTheirWay = [...known].filter(([, deliveries]) => deliveries.some(isOnItsWay)).map(([id]) => id);
  const variables = { ids: [...fresh, ...onTheirWay].slice(0, mostWatched) };
  const pause = variables.ids.length === 0;
  const [{ data }] = useQuery({ query: deliveriesOfEvents, variables, pause });
  usePolling(!pause, deliveriesOfEvents, variables);
  const asked = data?.nodes?.flatMap((node) => (node?.__typename === 'Event' ? [node] : [])) ?? [];
  return new Map([...known, ...byEvent(asked)]);
};

const peopleIn = (events: readonly EventNode[]): readonly Person[] =>
  events.flatMap((event) => {
    const { actorId, actor } = readFragment(EventLine, event);
    return actorId === null ? [] : [[actorId, actor.name] as const];
  });

type Props = {
  readonly search: ActivitySearch;
  /** Whose events these are; without it everyone's. */
  readonly customerId?: string;
  readonly onSearch: (search: ActivitySearch, replace: boolean) => void;
};

/** The log from its newest event on, filtered, with the event that is open beside it. */
export const ActivityList = ({ search, customerId, onSearch }: Props) => {
  const { activity: words, eventTypes } = useTexts();
  const format = useFormat();
  const { item, type: chosen, ...filters } = search;
  const types = membersOf(eventTypes);
  const type = types.find((known) => known === chosen);

  const events = useEvents({ ...filters, type, ...(customerId ? { customer: customerId } : {}) });
  const { nodes, listed, fresh } = events;
  const deliveries = useDeliveries(
    fresh.map(({ id }) => id),
    listed,
  );
  const filtered = { ...filters, ...(type ? { type } : {}) };
  const open = (next: string | undefined) =>
    onSearch(next ? { ...filtered, item: next } : filtered, item !== undefined);
  const isFiltered = Object.keys(filtered).length > 0;
  return (
    <>
      <LogFilters
        search={filtered}
        searchLabel={customerId === undefined ? words.search : words.searchOfCustomer}
        seen={peopleIn(nodes)}
        ofCustomer={customerId !== undefined}
        onChange={onSearch}
      >
        <Choice
          label={words.type}
          value={type ?? ''}
          onChange={(value) => {
            const { type: _before, ...others } = filtered;
            onSearch(value ? { ...others, type: value } : others, false);
          }}
          none={words.anyType}
          options={types.map((known) => [known, eventTypes[known]])}
        />
      </LogFilters>
      <PagedRows
        of={{ ...events, nodes }}
        rows={8}
        empty={
          <EmptyState
            title={isFiltered ? words.noMatchTitle : words.emptyTitle}
            text={isFiltered ? words.noMatchText : words.emptyText}
          />
        }
      >
        <LiveCount count={fresh.length} say={(count) => words.arrived(format.number(count))} />
        <EventTable
          events={nodes}
          fresh={fresh.length}
          deliveriesOf={(id) => deliveries.get(id) ?? []}
          ofCustomer={customerId !== undefined}
          selected={item}
          onOpen={open}
        />
      </PagedRows>
      {item ? <EventPanel id={item} onClose={() => open(undefined)} /> : null}
    </>
  );
};
