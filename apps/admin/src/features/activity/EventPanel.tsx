import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { type FragmentOf, graphql, readFragment } from '../../app/graphql.ts';
import { useTexts } from '../../app/settings.ts';
import { Facts } from '../../ui/Facts.tsx';
import { LateSkeleton } from '../../ui/LateSkeleton.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { When } from '../../ui/When.tsx';
import { useDeveloperTexts } from '../developers/use-developer-texts.ts';
import { useRequestTexts } from '../requests/use-request-texts.ts';
import { Attempts } from '../webhooks/Attempts.tsx';
import { EventDeliveries } from '../webhooks/delivery-documents.ts';
import { SentTo } from '../webhooks/SentTo.tsx';
import { usePolling } from '../webhooks/use-polling.ts';
import styles from '../webhooks/Webhooks.module.css';

const eventQuery = graphql(
  `
    query Event($id: ID!) {
      node(id: $id) {
        __typename
        id
        ... on Event {
          type
          occurredAt
          customerName
          actor {
            kind
            name
          }
          changes
          correlationId
          subject {
            __typename
            id
          }
          ...EventDeliveries
        }
      }
    }
  `,
  [EventDeliveries],
);

type Props = { readonly id: string; readonly onClose: () => void };

/** What one event changed, and what each endpoint got of it and when. */
export const EventPanel = ({ id, onClose }: Props) => {
  const { pages, vocabulary } = useTexts();
  const developers = useDeveloperTexts();
  const requests = useRequestTexts();
  const words = pages.activity;
  const [{ data }] = useQuery({ query: eventQuery, variables: { id } });
  const event = data?.node?.__typename === 'Event' ? data.node : null;
  const sent: FragmentOf<typeof EventDeliveries> | null = event;
  const deliveries = sent ? readFragment(EventDeliveries, sent).deliveries : [];
  usePolling(deliveries.some(({ state }) => state === 'PENDING') || deliveries.length === 0, eventQuery, { id });

  if (!data) return <LateSkeleton rows={3} />;
  return (
    <SidePanel of={id} title={event ? vocabulary.eventType[event.type] : words.event} onClose={onClose}>
      {event ? (
        <>
          <Facts
            facts={[
              [words.when, <When key="when" at={event.occurredAt} time inline />],
              [words.customer, event.customerName],
              [words.by, `${event.actor.name} (${vocabulary.actorKind[event.actor.kind]})`],
              [words.correlation, <code key="correlation">{event.correlationId}</code>],
            ]}
          />
          {event.subject?.__typename === 'RelationshipRequest' ? (
            <Link to="/requests" search={{ item: event.subject.id }}>
              {requests.wayBack.openRequest}
            </Link>
          ) : null}
          <section>
            <h3 className={styles.subheading}>{words.changes}</h3>
            <pre className={styles.data}>{JSON.stringify(event.changes, null, 2)}</pre>
          </section>
          {deliveries.map((delivery) => (
            <section key={delivery.id} aria-label={`${developers.delivery.sentTo} ${delivery.endpoint.url}`}>
              <h3 className={styles.subheading}>
                <SentTo deliveries={[delivery]} />
              </h3>
              <Attempts log={delivery.attemptLog} />
            </section>
          ))}
        </>
      ) : (
        <p>{words.gone}</p>
      )}
    </SidePanel>
  );
};
