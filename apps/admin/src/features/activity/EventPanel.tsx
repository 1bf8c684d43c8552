import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { EventChanges } from '../../common/changes/EventChanges.tsx';
import { DeliveriesOfEvent } from '../../common/deliveries/documents.ts';
import { Attempts, EventDeliveries } from '../../common/deliveries/EventDeliveries.tsx';
import { type FragmentOf, graphql, readFragment } from '../../common/graphql.ts';
import { usePolling } from '../../common/use-polling.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { LateSkeleton } from '../../ui/Skeleton.tsx';
import { When } from '../../ui/When.tsx';
import styles from './Activity.module.css';
import { CustomerLink } from './EventTable.tsx';

const useTexts = textsOf('activity', 'deliveries', 'eventTypes', 'reestablishment', 'vocabulary');

const eventQuery = graphql(
  `
    query Event($id: ID!) {
      node(id: $id) {
        __typename
        id
        ... on Event {
          type
          occurredAt
          customerId
          customerName
          receipt { id reestablishedBy { id } }
          actor { kind name }
          changes
          correlationId
          subject { __typename id }
          ...DeliveriesOfEvent
        }
      }
    }
  `,
  [DeliveriesOfEvent],
);

/** Whom a customer asked: of an event that its provider has too, another partner. */
const askedPartnerQuery = graphql(`
  query AskedPartner($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on PartnerSummary { name }
    }
  }
`);

const askedPartnerOf = (changes: unknown): string | null =>
  typeof changes === 'object' && changes !== null && 'askedPartnerId' in changes
    ? String(changes.askedPartnerId)
    : null;

const jobOf = (changes: unknown): string | null =>
  typeof changes === 'object' && changes !== null && 'jobId' in changes ? String(changes.jobId) : null;

type Props = { readonly id: string; readonly onClose: () => void };

/** What one event changed, and what each endpoint got of it and when. */
export const EventPanel = ({ id, onClose }: Props) => {
  const texts = useTexts();
  const { activity: words, eventTypes, reestablishment, vocabulary } = texts;
  const [{ data }] = useQuery({ query: eventQuery, variables: { id } });
  const event = data?.node?.__typename === 'Event' ? data.node : null;
  const jobId = jobOf(event?.changes);
  const askedPartnerId = askedPartnerOf(event?.changes);
  const [asked] = useQuery({
    query: askedPartnerQuery,
    variables: { id: askedPartnerId ?? '' },
    pause: askedPartnerId === null,
  });
  const askedPartner = asked.data?.node?.__typename === 'PartnerSummary' ? asked.data.node.name : null;
  const sent: FragmentOf<typeof DeliveriesOfEvent> | null = event;
  const deliveries = sent ? readFragment(DeliveriesOfEvent, sent).deliveries : [];
  usePolling(deliveries.some(({ state }) => state === 'PENDING') || deliveries.length === 0, eventQuery, { id });

  if (!data) return <LateSkeleton rows={3} />;
  return (
    <SidePanel of={id} title={event ? eventTypes[event.type] : words.event} onClose={onClose}>
      {event ? (
        <>
          <DescriptionList
            items={[
              [words.when, <When key="when" at={event.occurredAt} time inline />],
              [words.customer, event.customerId ? <CustomerLink key="customer" of={event} /> : null],
              [words.askedPartner, askedPartnerId === null ? null : askedPartner],
              [words.by, `${event.actor.name} (${vocabulary.ActorKind[event.actor.kind]})`],
              [words.correlation, <code key="correlation">{event.correlationId}</code>],
            ]}
          />
          {event.subject?.__typename === 'RelationshipRequest' ? (
            <Link to="/requests" search={{ item: event.subject.id }}>
              {reestablishment.openRequest}
            </Link>
          ) : null}
          {event.receipt ? (
            <Link to="/removals/$receiptId" params={{ receiptId: event.receipt.id }}>
              {words.openReceipt}
            </Link>
          ) : null}
          {event.type === 'RESELLER_RELATIONSHIP_REMOVAL_FAILED' && event.customerId ? (
            <Link to="/customers/$customerId/account" params={{ customerId: event.customerId }}>
              {words.whatBlocks}
            </Link>
          ) : null}
          {jobId === null ? null : (
            <Link to="/jobs/$jobId" params={{ jobId }}>
              {words.openJob}
            </Link>
          )}
          <EventChanges changes={event.changes} />
          {deliveries.map((delivery) => (
            <section key={delivery.id} aria-label={`${texts.deliveries.sentTo} ${delivery.endpoint.url}`}>
              <h3 className={styles.subheading}>
                <EventDeliveries deliveries={[delivery]} />
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
