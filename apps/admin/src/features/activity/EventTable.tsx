import { Link } from '@tanstack/react-router';
import type { EventDelivery } from '../../common/deliveries/documents.ts';
import { EventDeliveries } from '../../common/deliveries/EventDeliveries.tsx';
import { type ResultOf, readFragment } from '../../common/graphql.ts';
import { EventLine, type EventNode } from '../../common/live/events.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { When } from '../../ui/When.tsx';

const useTexts = textsOf('activity', 'deliveries', 'eventTypes', 'vocabulary');

type Line = ResultOf<typeof EventLine>;

/** What the event is about, when that can still be seen and has a name of its own. */
const subjectName = ({ subject }: Line): string | null => {
  if (subject === null) return null;
  if (subject.__typename === 'RelationshipRequest') return subject.customerEmail;
  return 'name' in subject ? subject.name : null;
};

type CustomerLinkProps = { readonly of: Pick<Line, 'customerId' | 'customerName' | 'receipt'> };

/** Leads to the customer, or to the receipt of its removal where it has left. */
export const CustomerLink = ({ of: { customerId, customerName, receipt } }: CustomerLinkProps) => {
  if (customerId === null) return <span className="muted">–</span>;
  const name = customerName ?? customerId;
  return receipt && !receipt.reestablishedBy ? (
    <Link to="/removals/$receiptId" params={{ receiptId: receipt.id }}>
      {name}
    </Link>
  ) : (
    <Link to="/customers/$customerId/account" params={{ customerId }}>
      {name}
    </Link>
  );
};

type Props = {
  readonly events: readonly EventNode[];
  /** How many of them, from the top, came in while the page was open. */
  readonly fresh?: number;
  /** What each endpoint got of an event; not shown without it. */
  readonly deliveriesOf?: (eventId: string) => readonly EventDelivery[];
  /** All of them are of the same customer. */
  readonly ofCustomer?: boolean;
  readonly selected?: string | undefined;
  readonly onOpen?: (eventId: string) => void;
};

export const EventTable = ({ events, fresh = 0, deliveriesOf, ofCustomer = false, selected, onOpen }: Props) => {
  const { activity: words, deliveries, eventTypes, vocabulary } = useTexts();
  const format = useFormat();
  const columns: readonly Column<Line>[] = [
    {
      key: 'event',
      label: words.event,
      kind: 'name',
      cell: (line) => {
        const title = eventTypes[line.type];
        return (
          <NameCell
            title={onOpen ? <LinkButton onClick={() => onOpen(line.id)}>{title}</LinkButton> : title}
            sub={subjectName(line)}
          />
        );
      },
    },
    ...(ofCustomer
      ? []
      : [{ key: 'customer', label: words.customer, cell: (line: Line) => <CustomerLink of={line} /> }]),
    {
      key: 'by',
      label: words.by,
      cell: ({ actor }) => <span title={vocabulary.ActorKind[actor.kind]}>{actor.name}</span>,
    },
    { key: 'when', label: words.when, cell: ({ occurredAt }) => <When at={occurredAt} time /> },
    ...(deliveriesOf
      ? [
          {
            key: 'sent',
            label: deliveries.sentTo,
            cell: ({ id }: Line) => <EventDeliveries deliveries={deliveriesOf(id)} />,
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
