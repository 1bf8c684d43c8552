import { Link } from '@tanstack/react-router';
import { useFormat } from '../../app/format.ts';
import { type ResultOf, readFragment } from '../../app/graphql.ts';
import { useTexts } from '../../app/settings.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { When } from '../../ui/When.tsx';
import { useDeveloperTexts } from '../developers/use-developer-texts.ts';
import type { EventDelivery } from '../webhooks/delivery-documents.ts';
import { SentTo } from '../webhooks/SentTo.tsx';
import { EventLine, type EventNode } from './events.ts';

type Line = ResultOf<typeof EventLine>;

/** What the event is about, when that can still be seen and has a name of its own. */
const subjectName = ({ subject }: Line): string | null => {
  if (!subject) return null;
  switch (subject.__typename) {
    case 'CustomerSubscription':
      return subject.friendlyName;
    case 'AzureEntitlement':
      return subject.entitlementName;
    case 'Reservation':
      return subject.reservationName;
    case 'SavingsPlan':
      return subject.savingsPlanName;
    case 'SoftwarePurchase':
      return subject.softwareName;
    case 'RelationshipRequest':
      return subject.customerEmail;
    case 'User':
      return subject.userName;
    default:
      return null;
  }
};

type Props = {
  readonly events: readonly EventNode[];
  /** How many of them, from the top, came in while the page was open. */
  readonly fresh?: number;
  /** What each endpoint got of an event; not shown without it. */
  readonly deliveriesOf?: (eventId: string) => readonly EventDelivery[];
  readonly selected?: string | undefined;
  readonly onOpen?: (eventId: string) => void;
};

export const EventTable = ({ events, fresh = 0, deliveriesOf, selected, onOpen }: Props) => {
  const { pages, vocabulary } = useTexts();
  const developers = useDeveloperTexts();
  const format = useFormat();
  const words = pages.activity;
  const columns: readonly Column<Line>[] = [
    {
      key: 'event',
      label: words.event,
      kind: 'name',
      cell: (line) => {
        const title = vocabulary.eventType[line.type];
        return (
          <NameCell
            title={onOpen ? <LinkButton onClick={() => onOpen(line.id)}>{title}</LinkButton> : title}
            sub={subjectName(line)}
          />
        );
      },
    },
    {
      key: 'customer',
      label: words.customer,
      cell: ({ customerId, customerName }) =>
        customerId ? (
          <Link to="/customers/$customerId/account" params={{ customerId }}>
            {customerName ?? customerId}
          </Link>
        ) : (
          <span className="muted">–</span>
        ),
    },
    {
      key: 'by',
      label: words.by,
      cell: ({ actor }) => <span title={vocabulary.actorKind[actor.kind]}>{actor.name}</span>,
    },
    { key: 'when', label: words.when, cell: ({ occurredAt }) => <When at={occurredAt} time /> },
    ...(deliveriesOf
      ? [
          {
            key: 'sent',
            label: developers.delivery.sentTo,
            cell: ({ id }: Line) => <SentTo deliveries={deliveriesOf(id)} />,
          },
        ]
      : []),
    { key: 'sequence', label: words.sequence, kind: 'number', cell: ({ sequence }) => format.number(sequence) },
  ];
  return (
    <DataTable
      label={words.title}
      columns={columns}
      rows={events.map((event) => readFragment(EventLine, event))}
      keyOf={({ id }) => id}
      fresh={fresh}
      selected={selected}
      {...(onOpen ? { onOpen: ({ id }: Line) => onOpen(id) } : {})}
      empty={words.emptyTitle}
    />
  );
};
