import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { useCopy } from '../../common/CopyField.tsx';
import { ReestablishChecklist } from '../../common/commands/affected.ts';
import { NoAnswerYet } from '../../common/Failed.tsx';
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../common/graphql.ts';
import { prefetch, type Visit } from '../../common/page.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Breadcrumb } from '../../ui/Breadcrumb.tsx';
import { Card } from '../../ui/Card.tsx';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { When } from '../../ui/When.tsx';
import { hasBegun, Reestablishment, stageOf } from '../reestablishment/fragments.ts';
import { ReestablishmentCard } from '../reestablishment/ReestablishmentCard.tsx';
import { Effects } from './Consequences.tsx';
import styles from './ReceiptPage.module.css';

const useTexts = textsOf('common', 'customer', 'eventTypes', 'removal', 'vocabulary');

type NoticeProps = { readonly locale: 'EN' | 'JA'; readonly subject: string; readonly body: string };

export const Notice = ({ locale, subject, body }: NoticeProps) => {
  const { common, removal } = useTexts();
  const copy = useCopy();
  const language = useFormat().language(locale.toLowerCase());
  return (
    <section className={styles.notice} aria-label={language}>
      <div className={styles.noticeHead}>
        <span className={styles.language}>{language}</span>
        <Button
          size="small"
          icon={<CopyRegular />}
          aria-label={`${removal.copyNotice}: ${language}`}
          onClick={() => void copy(`${subject}\n\n${body}`)}
        >
          {common.copy}
        </Button>
      </div>
      <div lang={locale.toLowerCase()}>
        <p className={styles.subject}>{subject}</p>
        <p className={styles.text}>{body}</p>
      </div>
    </section>
  );
};

export const Receipt = graphql(`
  fragment Receipt on RemovalReceipt {
    id
    customerTenantId
    removedAt
    removedBy { kind name }
    reason
    attestation { version text }
    effects { kind count message }
    cleared {
      subjectId
      name
      how
      at
      reason
      refunded
      by { kind name }
    }
    remaining { kind message subjectId name at }
    notice { locale subject body }
  }
`);

type Cleared = ResultOf<typeof Receipt>['cleared'][number];

/** An Azure subscription is billed by usage: there is nothing to refund. */
const isCancelled = (how: Cleared['how']) =>
  how === 'SUBSCRIPTION_CANCELLED' || how === 'RESERVATION_CANCELLED' || how === 'SOFTWARE_PURCHASE_CANCELLED';

type ReceiptBodyProps = {
  readonly receipt: FragmentOf<typeof Receipt>;
  /** What has come after it. */
  readonly above: ReactNode;
  /** What could come after it. */
  readonly below: ReactNode;
};

export const ReceiptBody = ({ receipt, above, below }: ReceiptBodyProps) => {
  const { eventTypes, removal, vocabulary } = useTexts();
  const data = readFragment(Receipt, receipt);
  const columns: readonly Column<Cleared>[] = [
    {
      key: 'name',
      label: removal.item,
      kind: 'name',
      cell: ({ name, reason }) => <NameCell title={name} sub={reason} />,
    },
    {
      key: 'how',
      label: removal.clearedHow,
      cell: ({ how, refunded }) => (
        <>
          {eventTypes[how]}
          {isCancelled(how) ? <span className="sub">{removal.refunded(refunded)}</span> : null}
        </>
      ),
    },
    { key: 'by', label: removal.removedBy, cell: ({ by }) => by.name },
    { key: 'at', label: removal.clearedAt, cell: ({ at }) => <When at={at} time /> },
  ];
  return (
    <div className={styles.body}>
      {above}
      <Card title={removal.receipt}>
        <DescriptionList
          items={[
            [removal.removedAt, <When key="at" at={data.removedAt} time inline />],
            [removal.removedBy, data.removedBy.name],
            [removal.tenantId, data.customerTenantId],
            [removal.receiptId, data.id],
            [removal.reasonGiven, data.reason],
          ]}
        />
        <div className={styles.attested}>
          {data.attestation === null ? (
            <p>{removal.endRecorded}</p>
          ) : (
            <>
              <p>{removal.attested}</p>
              <p lang="en">{data.attestation.text}</p>
            </>
          )}
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
            {data.remaining.map(({ kind, message, subjectId }) => (
              <li key={`${kind} ${subjectId} ${message}`}>
                <p className={styles.kind}>{vocabulary.RemainingItemKind[kind]}</p>
                <p>{message}</p>
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

const receiptQuery = graphql(
  `
    query Receipt($id: ID!) {
      node(id: $id) {
        __typename
        ... on RemovalReceipt {
          id
          customerName
          ...Receipt
          ...Reestablishment
          ...ReestablishChecklist
        }
      }
    }
  `,
  [Receipt, Reestablishment, ReestablishChecklist],
);

export const load = ({ client, params }: Visit<'receiptId'>): Promise<void> =>
  prefetch(client, receiptQuery, { id: params.receiptId });

export const Page = () => {
  const { common, customer, removal } = useTexts();
  const { receiptId } = useParams({ from: '/partner/removals/$receiptId' });
  const [{ data, error }, again] = useQuery({ query: receiptQuery, variables: { id: receiptId } });
  if (!data) return <NoAnswerYet page error={error} again={again} rows={8} />;
  if (data.node?.__typename !== 'RemovalReceipt')
    return (
      <EmptyState page title={removal.list.notFound} text={removal.list.notFoundText}>
        <Link to="/removals">{customer.toRemovals}</Link>
      </EmptyState>
    );
  const wayBack = <ReestablishmentCard wayBack={data.node} items={data.node.reestablish} />;
  return (
    <>
      <PageHeader
        title={removal.receiptDone(data.node.customerName)}
        above={
          <Breadcrumb here={data.node.customerName}>
            <Link to="/removals">{removal.list.title}</Link>
          </Breadcrumb>
        }
        below={removal.receiptText[stageOf(data.node)]}
        actions={
          <span className={styles.actions}>
            <Button icon={<PrintRegular />} onClick={() => window.print()}>
              {common.print}
            </Button>
          </span>
        }
      />
      <ReceiptBody
        receipt={data.node}
        above={hasBegun(data.node) ? wayBack : null}
        below={hasBegun(data.node) ? null : wayBack}
      />
    </>
  );
};
