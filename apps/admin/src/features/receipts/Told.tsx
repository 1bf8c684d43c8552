import { Link } from '@tanstack/react-router';
import { DeliveryTag } from '../../common/deliveries/EventDeliveries.tsx';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import type { ReceiptData } from './documents.ts';
import { Instant } from './Instant.tsx';
import styles from './ReceiptPage.module.css';

const useTexts = textsOf('receipts', 'vocabulary');

type Delivery = ReceiptData['deliveries'][number];
type Mail = ReceiptData['mails'][number];

const mailTones = { PENDING: 'info', SENT: 'good', NOT_SENT: 'attention' } as const;

/** Who was told of a removal: each webhook endpoint and each of the customer's admins, and what became of it. */
export const Told = ({ receipt }: { readonly receipt: Pick<ReceiptData, 'deliveries' | 'mails' | 'event'> }) => {
  const { receipts: words, vocabulary } = useTexts();
  const format = useFormat();
  const { deliveries, mails, event } = receipt;
  const columns: readonly Column<Delivery>[] = [
    {
      key: 'endpoint',
      label: words.endpoint,
      kind: 'name',
      cell: ({ id, endpoint }) => (
        <NameCell
          title={
            <Link to="/developers/endpoints/$endpointId" params={{ endpointId: endpoint.id }} search={{ item: id }}>
              {endpoint.description ?? new URL(endpoint.url).host}
            </Link>
          }
          sub={endpoint.url}
        />
      ),
    },
    {
      key: 'state',
      label: words.state,
      cell: ({ state, attempts }) => <DeliveryTag state={state} attempts={attempts} />,
    },
    { key: 'attempts', label: words.attempts, kind: 'number', cell: ({ attempts }) => format.number(attempts) },
    { key: 'at', label: words.toldAt, cell: ({ finishedAt }) => <Instant at={finishedAt} /> },
  ];
  const mailColumns: readonly Column<Mail>[] = [
    {
      key: 'recipient',
      label: words.mailedTo,
      kind: 'name',
      cell: ({ recipient }) => <NameCell title={recipient ?? words.addressHidden} />,
    },
    {
      key: 'state',
      label: words.state,
      cell: ({ state }) => <Tag tone={mailTones[state]}>{vocabulary.ReceiptMailState[state]}</Tag>,
    },
    { key: 'attempts', label: words.attempts, kind: 'number', cell: ({ attempts }) => format.number(attempts) },
    { key: 'at', label: words.toldAt, cell: ({ sentAt }) => <Instant at={sentAt} /> },
  ];
  return (
    <div className={styles.stack}>
      {deliveries.length === 0 ? (
        <p>{words.toldNone}</p>
      ) : (
        <DataTable
          label={words.told}
          columns={columns}
          rows={deliveries}
          keyOf={({ id }) => id}
          empty={words.toldNone}
        />
      )}
      {mails.length === 0 ? null : (
        <DataTable
          label={words.mails}
          columns={mailColumns}
          rows={mails.map((mail, at) => ({ ...mail, key: `${mail.createdAt} ${at}` }))}
          keyOf={({ key }) => key}
          empty={words.toldNone}
        />
      )}
      <p className="muted">
        {words.toldNote} {words.toldCustomer}
      </p>
      {event ? (
        <Link to="/activity" search={{ item: event.id }} className={styles.onScreen ?? ''}>
          {words.openEvent}
        </Link>
      ) : null}
    </div>
  );
};
