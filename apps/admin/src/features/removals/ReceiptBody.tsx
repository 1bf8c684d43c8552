import type { ReactNode } from 'react';
import { useFormat } from '../../app/format.ts';
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../app/graphql.ts';
import { useTexts } from '../../app/settings.ts';
import { Card } from '../../ui/Card.tsx';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { When } from '../../ui/When.tsx';
import { Effects } from '../removal/Consequences.tsx';
import { Notice } from './Notice.tsx';
import styles from './ReceiptPage.module.css';

export const Receipt = graphql(`
  fragment Receipt on RemovalReceipt {
    id
    customerTenantId
    removedAt
    removedBy {
      kind
      name
    }
    reason
    attestation {
      version
      text
    }
    effects {
      kind
      count
      message
    }
    cleared {
      subjectId
      name
      how
      at
      reason
      by {
        kind
        name
      }
    }
    remaining {
      kind
      message
      subjectId
      name
      at
    }
    notice {
      locale
      subject
      body
    }
  }
`);

type Cleared = ResultOf<typeof Receipt>['cleared'][number];

type Props = {
  readonly receipt: FragmentOf<typeof Receipt>;
  /** What has come after it. */
  readonly above: ReactNode;
  /** What could come after it. */
  readonly below: ReactNode;
};

export const ReceiptBody = ({ receipt, above, below }: Props) => {
  const { fromApi, removal, vocabulary } = useTexts();
  const format = useFormat();
  const data = readFragment(Receipt, receipt);
  const columns: readonly Column<Cleared>[] = [
    {
      key: 'name',
      label: removal.item,
      kind: 'name',
      cell: ({ name, reason }) => <NameCell title={name} sub={reason} />,
    },
    { key: 'how', label: removal.clearedHow, cell: ({ how }) => vocabulary.eventType[how] },
    { key: 'by', label: removal.removedBy, cell: ({ by }) => by.name },
    { key: 'at', label: removal.clearedAt, cell: ({ at }) => <When at={at} time /> },
  ];
  return (
    <div className={styles.body}>
      {above}
      <Card title={removal.receipt}>
        <Facts
          facts={[
            [removal.removedAt, <When key="at" at={data.removedAt} time inline />],
            [removal.removedBy, data.removedBy.name],
            [removal.tenantId, data.customerTenantId],
            [removal.receiptId, data.id],
            [removal.reasonGiven, data.reason],
          ]}
        />
        <div className={styles.attested}>
          <p>{removal.attested}</p>
          <p lang="en">{data.attestation.text}</p>
        </div>
      </Card>
      <Card title={removal.ended}>
        <Effects effects={data.effects} />
      </Card>
      <Card title={removal.cleared}>
        {data.cleared.length === 0 ? (
          <p className="muted">{removal.clearedNone}</p>
        ) : (
          <DataTable
            label={removal.clearedItems}
            columns={columns}
            rows={data.cleared}
            keyOf={({ subjectId, how, at }) => `${subjectId} ${how} ${at}`}
            empty={removal.clearedNone}
          />
        )}
      </Card>
      <Card title={removal.remaining}>
        {data.remaining.length === 0 ? (
          <p className="muted">{removal.remainingNone}</p>
        ) : (
          <ul className={styles.list}>
            {data.remaining.map(({ kind, message, subjectId, name, at }) => (
              <li key={`${kind} ${subjectId} ${message}`}>
                <p className={styles.kind}>{vocabulary.remainingKind[kind]}</p>
                <p>
                  {fromApi ? fromApi.remaining[kind]({ name, at }) : format.sentence(message)}{' '}
                  {fromApi && at ? <When at={at} inline /> : null}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card title={removal.notice}>
        <p className="muted">{removal.noticeText}</p>
        <div className={styles.notices}>
          {data.notice.map((notice) => (
            <Notice key={notice.locale} {...notice} />
          ))}
        </div>
      </Card>
      {below}
    </div>
  );
};
