import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { DeliveriesOfEvent, type EventDelivery } from '../../common/deliveries/documents.ts';
import { ExportLink } from '../../common/ExportLink.tsx';
import { type FragmentOf, graphql, readFragment } from '../../common/graphql.ts';
import { PagedRows } from '../../common/lists/PagedRows.tsx';
import { usePolling } from '../../common/use-polling.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Choice } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LiveCount } from '../../ui/LiveCount.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { type EventType, membersOf } from '../../vocabulary.ts';
import styles from './Activity.module.css';
import { EventPanel } from './EventPanel.tsx';
import { EventTable } from './EventTable.tsx';
import { type ListedEvent, useEvents } from './events.ts';

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
export const useDeliveries = (fresh: readonly string[], listed: readonly ListedEvent[]): Deliveries => {
  const known = byEvent(listed);
  const onTheirWay = [...known].filter(([, deliveries]) => deliveries.some(isOnItsWay)).map(([id]) => id);
  const variables = { ids: [...fresh, ...onTheirWay].slice(0, mostWatched) };
  const pause = variables.ids.length === 0;
  const [{ data }] = useQuery({ query: deliveriesOfEvents, variables, pause });
  usePolling(!pause, deliveriesOfEvents, variables);
  const asked = data?.nodes?.flatMap((node) => (node?.__typename === 'Event' ? [node] : [])) ?? [];
  return new Map([...known, ...byEvent(asked)]);
};

export const Page = () => {
  const { activity, eventTypes } = useTexts();
  const format = useFormat();
  const navigate = useNavigate();
  const search = useSearch({ from: '/partner/activity' });
  const words = activity;
  const types = membersOf(eventTypes);
  const type: EventType | undefined = types.find((known) => known === search.type);

  const events = useEvents(type);
  const { nodes, listed, fresh } = events;
  const deliveries = useDeliveries(
    fresh.map(({ id }) => id),
    listed,
  );
  const { item, ...place } = search;
  const open = (next: string | undefined) =>
    void navigate({
      to: '/activity',
      search: next ? { ...place, item: next } : place,
      replace: item !== undefined,
      resetScroll: false,
    });
  return (
    <>
      <PageHeader
        title={words.title}
        below={words.text}
        actions={<ExportLink of="activity" {...(type ? { filter: { types: [type] } } : {})} />}
      />
      <PageBody>
        <div className={styles.filters}>
          <Choice
            label={words.type}
            value={type ?? ''}
            onChange={(value) =>
              void navigate({ to: '/activity', search: value ? { type: value } : {}, resetScroll: false })
            }
            none={words.anyType}
            options={types.map((known) => [known, eventTypes[known]])}
          />
        </div>
        <PagedRows
          of={events}
          rows={8}
          empty={
            <EmptyState
              title={type ? words.noMatchTitle : words.emptyTitle}
              text={type ? words.noMatchText : words.emptyText}
            />
          }
        >
          <LiveCount count={fresh.length} say={(count) => words.arrived(format.number(count))} />
          <EventTable
            events={nodes}
            fresh={fresh.length}
            deliveriesOf={(id) => deliveries.get(id) ?? []}
            selected={item}
            onOpen={open}
          />
        </PagedRows>
        {item ? <EventPanel id={item} onClose={() => open(undefined)} /> : null}
      </PageBody>
    </>
  );
};
