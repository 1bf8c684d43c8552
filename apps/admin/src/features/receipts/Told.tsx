import { Link } from '@tanstack/react-router';
import { DeliveryTag } from '../../common/deliveries/EventDeliveries.tsx';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import type { ReceiptData } from './documents.ts';
import { Instant } from './Instant.tsx';
import styles from './ReceiptPage.module.css';

const useTexts = textsOf('receipts');

type Delivery = ReceiptData['deliveries'][number];

/** Who was told of a removal: each webhook endpoint, and what became of its delivery. */
export const Told = ({ receipt }: { readonly receipt: Pick<ReceiptData, 'deliveries' | 'event'> }) => {
  const { receipts: words } = useTexts();
  const format = useFormat();
  const { deliveries, event } = receipt;
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
