import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useQuery } from 'urql';
import { FormDialog } from '../../common/forms/FormDialog.tsx';
import { useFieldProblems } from '../../common/forms/fields.ts';
import { readFragment } from '../../common/graphql.ts';
import { usePolling } from '../../common/use-polling.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { When } from '../../ui/When.tsx';
import styles from './Developers.module.css';
import { BlockedLine, type BlockedLineData, blockedQuery, skipDelivery } from './delivery-documents.ts';

const useTexts = textsOf('common', 'deliveries', 'developers', 'eventTypes');

type SkipDialogProps = { readonly blocked: BlockedLineData; readonly onClose: () => void };

const SkipDialog = ({ blocked: { delivery }, onClose }: SkipDialogProps) => {
  const { developers, eventTypes } = useTexts();
  const words = developers.blocked;
  const [reason, setReason] = useState('');
  const problems = useFieldProblems('reason');
  return (
    <FormDialog
      title={words.skipTitle}
      submit={words.skipSubmit}
      send={() => problems.run(skipDelivery, { deliveryId: delivery.id, reason: reason.trim() })}
      done={words.skipped}
      onClose={onClose}
    >
      <div>
        <p>
          <strong>{eventTypes[delivery.event.type]}</strong>
          {delivery.event.customerName ? ` · ${delivery.event.customerName}` : ''}
        </p>
        <p>{words.skipText}</p>
      </div>
      <Field label={words.reason} required {...problems.of('reason')}>
        <Textarea value={reason} onChange={(_event, { value }) => setReason(value)} autoFocus />
      </Field>
    </FormDialog>
  );
};

type BlockedProps = { readonly endpointId: string; readonly refusal: string | null };

/** Relationships that wait behind an event the receiver refuses; nothing where there are none. */
export const Blocked = ({ endpointId, refusal }: BlockedProps) => {
  const { common, deliveries, developers, eventTypes } = useTexts();
  const words = developers.blocked;
  const format = useFormat();
  const variables = { id: endpointId };
  const [{ data }] = useQuery({ query: blockedQuery, variables, requestPolicy: 'cache-and-network' });
  const [skipping, setSkipping] = useState<BlockedLineData | null>(null);
  const list = data?.node?.__typename === 'WebhookEndpoint' ? data.node.blockedRelationships : null;
  usePolling(list !== null, blockedQuery, variables);
  const rows = list?.nodes.map((node) => readFragment(BlockedLine, node)) ?? [];
  if (!list || rows.length === 0) return null;
  const columns: readonly Column<BlockedLineData>[] = [
    {
      key: 'event',
      label: deliveries.event,
      kind: 'name',
      cell: ({ delivery: { event } }) => <NameCell title={eventTypes[event.type]} sub={event.customerName} />,
    },
    {
      key: 'since',
      label: developers.endpoint.failingSince,
      cell: ({ failingSince }) => <When at={failingSince} time />,
    },
    {
      key: 'attempts',
      label: deliveries.attempts,
      kind: 'number',
      cell: ({ delivery }) => format.number(delivery.attempts),
    },
    { key: 'next', label: deliveries.next, cell: ({ delivery }) => <When at={delivery.nextAttemptAt} time /> },
    {
      key: 'waiting',
      label: words.waiting,
      kind: 'number',
      cell: ({ waitingDeliveries }) => format.number(waitingDeliveries - 1),
    },
    {
      key: 'actions',
      label: common.actions,
      kind: 'actions',
      cell: (blocked) => (
        <ReasonedButton
          size="small"
          reason={refusal}
          about={`${eventTypes[blocked.delivery.event.type]} ${blocked.delivery.event.sequence}`}
          onClick={() => setSkipping(blocked)}
        >
          {words.skip}
        </ReasonedButton>
      ),
    },
  ];
  return (
    <div className={styles.facts}>
      <h2 className={styles.subheading}>{words.title(format.number(list.totalCount))}</h2>
      <div className={styles.bar}>
        <p className="muted">{words.text}</p>
      </div>
      <DataTable
        label={words.title(format.number(list.totalCount))}
        columns={columns}
        rows={rows}
        keyOf={({ delivery }) => delivery.id}
        empty=""
      />
      {skipping ? <SkipDialog blocked={skipping} onClose={() => setSkipping(null)} /> : null}
    </div>
  );
};
