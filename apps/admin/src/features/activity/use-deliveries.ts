import { useQuery } from 'urql';
import { type FragmentOf, graphql, readFragment } from '../../app/graphql.ts';
import { EventDeliveries, type EventDelivery } from '../webhooks/delivery-documents.ts';
import { usePolling } from '../webhooks/use-polling.ts';
import type { ListedEvent } from './events.ts';

const deliveriesOfEvents = graphql(
  `
    query EventDeliveries($ids: [ID!]!) {
      nodes(ids: $ids) {
        __typename
        id
        ... on Event {
          ...EventDeliveries
        }
      }
    }
  `,
  [EventDeliveries],
);

/** As many as the API reads at a time. */
const mostWatched = 100;

type Deliveries = ReadonlyMap<string, readonly EventDelivery[]>;

const byEvent = (events: readonly FragmentOf<typeof EventDeliveries>[]): Deliveries =>
  new Map(events.map((event) => readFragment(EventDeliveries, event)).map(({ id, deliveries }) => [id, deliveries]));

const isOnItsWay = ({ state }: EventDelivery): boolean => state === 'PENDING';

/** What each endpoint got of the events shown: those that have just come and those on their way are asked for again. */
export const useDeliveries = (fresh: readonly string[], listed: readonly ListedEvent[]): Deliveries => {
  const known = byEvent(listed);
  const onTheirWay = [...known].filter(([, deliveries]) => deliveries.some(isOnItsWay)).map(([id]) => id);
  const variables = { ids: [...fresh, ...onTheirWay].slice(0, mostWatched) };
  const pause = variables.ids.length === 0;
  const [{ data }] = useQuery({ query: deliveriesOfEvents, variables, pause });
  usePolling(!pause, deliveriesOfEvents, variables);
  const asked = data?.nodes.flatMap((node) => (node?.__typename === 'Event' ? [node] : [])) ?? [];
  return new Map([...known, ...byEvent(asked)]);
};
