import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { MailRegular } from '@fluentui/react-icons/svg/mail';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { useCopy } from '../../common/CopyField.tsx';
import { ReestablishChecklist } from '../../common/commands/affected.ts';
import { Effects } from '../../common/Effects.tsx';
import { ExportLink } from '../../common/ExportLink.tsx';
import { NoAnswerYet } from '../../common/Failed.tsx';
import { graphql } from '../../common/graphql.ts';
import { mailto } from '../../common/mailto.ts';
import { prefetch, type Visit } from '../../common/page.ts';
import { useSettings } from '../../common/settings.ts';
import { usePolling } from '../../common/use-polling.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Breadcrumb } from '../../ui/Breadcrumb.tsx';
import { Card } from '../../ui/Card.tsx';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { hasBegun, Reestablishment, stageOf } from '../reestablishment/fragments.ts';
import { ReestablishmentCard } from '../reestablishment/ReestablishmentCard.tsx';
import { Receipt, type ReceiptData } from './documents.ts';
import { Instant } from './Instant.tsx';
import styles from './ReceiptPage.module.css';
import { Remaining } from './Remaining.tsx';
import { Told } from './Told.tsx';

const useTexts = textsOf('common', 'customer', 'eventTypes', 'receipts', 'removal', 'removalWords');

type NoticeData = ReceiptData['notice'][number];

const asText = ({ subject, body }: NoticeData): string => `${subject}\n\n${body}`;

const Notice = ({ notice }: { readonly notice: NoticeData }) => {
  const { common, receipts: words } = useTexts();
  const copy = useCopy();
  const language = useFormat().language(notice.locale.toLowerCase());
  return (
    <section className={styles.notice} aria-label={language}>
      <div className={styles.noticeHead}>
        <span className={styles.language}>{language}</span>
        <span className={styles.controls}>
          <Button
            size="small"
            icon={<CopyRegular />}
            aria-label={`${words.copyNotice}: ${language}`}
            onClick={() => void copy(asText(notice))}
          >
            {common.copy}
          </Button>
          <a href={mailto(null, notice)} aria-label={`${words.openInMail}: ${language}`}>
            {words.openInMail}
          </a>
        </span>
      </div>
      <div lang={notice.locale.toLowerCase()}>
        <p className={styles.subject}>{notice.subject}</p>
        <p className={styles.text}>{notice.body}</p>
      </div>
    </section>
  );
};

type Cleared = ReceiptData['cleared'][number];

type BodyProps = {
  readonly receipt: ReceiptData;
  /** What has come after it. */
  readonly above: ReactNode;
  /** What could come after it. */
  readonly below: ReactNode;
};

const Body = ({ receipt, above, below }: BodyProps) => {
  const { eventTypes, receipts: words, removalWords } = useTexts();
  const { attestation, cleared, effects } = receipt;
  const columns: readonly Column<Cleared>[] = [
    {
      key: 'name',
      label: words.item,
      kind: 'name',
      cell: ({ name, reason }) => <NameCell title={name} sub={reason} />,
    },
    {
      key: 'how',
      label: words.how,
      cell: ({ how, refunded, mayBeRefunded }) => (
        <div>
          {eventTypes[how]}
          {mayBeRefunded ? <span className="sub">{words.refunded(refunded)}</span> : null}
        </div>
      ),
    },
    { key: 'by', label: words.by, cell: ({ by }) => by.name },
    { key: 'at', label: words.clearedAt, cell: ({ at }) => <Instant at={at} /> },
  ];
  return (
    <div className={styles.body}>
      {above}
      <Card title={words.receipt}>
        <DescriptionList
          items={[
            [words.partner, receipt.partnerName],
            [words.customer, receipt.customerName],
            [words.domain, receipt.customerDomain],
            [words.tenantId, receipt.customerTenantId],
            [words.removedAt, <Instant key="at" at={receipt.removedAt} />],
            [words.by, receipt.removedBy.name],
            [words.receiptId, receipt.id],
            [words.reason, receipt.reason],
          ]}
        />
        <div className={styles.attested}>
          {attestation === null ? (
            <p>{words.endRecorded}</p>
          ) : (
            <>
              <p>{words.attested}</p>
              <p lang="en">{attestation.text}</p>
              {attestation.translation === null ? null : (
                <p className={styles.translation}>{attestation.translation}</p>
              )}
            </>
          )}
        </div>
      </Card>
      <Card title={words.ended}>
        <Effects effects={effects.map((one) => ({ ...one, title: removalWords.RemovalEffectDone[one.kind] }))} />
      </Card>
      <Card title={words.told}>
        <Told receipt={receipt} />
      </Card>
      <Card title={words.cleared}>
        {cleared.length === 0 ? (
          <p className="muted">{words.clearedNone}</p>
        ) : (
          <DataTable
            label={words.cleared}
            columns={columns}
            rows={cleared}
            keyOf={({ subjectId, how, at }) => `${subjectId} ${how} ${at}`}
            empty={words.clearedNone}
          />
        )}
      </Card>
      <Card title={words.remaining}>
        <Remaining items={receipt.remaining} />
      </Card>
      <Card title={words.notice}>
        <p className={`muted ${styles.lead}`}>{words.noticeText}</p>
        <div className={styles.notices}>
          {receipt.notice.map((notice) => (
            <Notice key={notice.locale} notice={notice} />
          ))}
        </div>
      </Card>
      {receipt.contentHash === null ? null : (
        <Card title={words.proof}>
          <div className={styles.stack}>
            <p className="muted">{words.proofText}</p>
            <DescriptionList items={[[words.hash, <code key="hash">{receipt.contentHash}</code>]]} />
            <p className={`${styles.links} ${styles.onScreen}`}>
              <a href={`/api/exports/receipts/${receipt.id}.json`} download>
                {words.downloadJson}
              </a>
              <a href="/docs/receipts">{words.howToVerify}</a>
            </p>
          </div>
        </Card>
      )}
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
  const { common, customer, receipts: words, removal } = useTexts();
  const { language } = useSettings();
  const copy = useCopy();
  const { receiptId } = useParams({ from: '/partner/removals/$receiptId' });
  const variables = { id: receiptId };
  const [{ data, error }, again] = useQuery({ query: receiptQuery, variables });
  const receipt = data?.node?.__typename === 'RemovalReceipt' ? data.node : null;
  const told = receipt === null ? [] : [...receipt.deliveries, ...receipt.mails];
  usePolling(
    told.some(({ state }) => state === 'PENDING'),
    receiptQuery,
    variables,
  );
  if (!data) return <NoAnswerYet page error={error} again={again} rows={8} />;
  if (receipt === null)
    return (
      <EmptyState page title={words.notFound} text={words.notFoundText}>
        <Link to="/removals">{customer.toRemovals}</Link>
      </EmptyState>
    );
  const stage = stageOf(receipt);
  const notice = receipt.notice.find(({ locale }) => locale.toLowerCase() === language) ?? receipt.notice[0];
  const wayBack = <ReestablishmentCard wayBack={receipt} items={receipt.reestablish} />;
  return (
    <div className={styles.sheet}>
      <div className={styles.main}>
        <PageHeader
          title={(stage === 'reestablished' ? words.titleOf : words.titleEnded)(receipt.customerName)}
          above={
            <Breadcrumb here={receipt.customerName}>
              <Link to="/removals">{removal.list.title}</Link>
            </Breadcrumb>
          }
          below={
            <>
              <p className={styles.onScreen}>{words.stage[stage]}</p>
              <div className={`${styles.controls} ${styles.onScreen}`}>
                {notice ? (
                  <>
                    <Button appearance="primary" icon={<CopyRegular />} onClick={() => void copy(asText(notice))}>
                      {words.copyNotice}
                    </Button>
                    <Button as="a" href={mailto(null, notice)} icon={<MailRegular />}>
                      {words.openInMail}
                    </Button>
                  </>
                ) : null}
                <Button icon={<PrintRegular />} onClick={() => window.print()}>
                  {common.print}
                </Button>
                <ExportLink of={`receipts/${receipt.id}`} />
              </div>
            </>
          }
        />
        <Body receipt={receipt} above={hasBegun(receipt) ? wayBack : null} below={hasBegun(receipt) ? null : wayBack} />
      </div>
      <footer className={styles.foot}>
        <p>
          {words.receipt} {receipt.id}
        </p>
        {receipt.contentHash === null ? null : (
          <p>
            {words.hash} {receipt.contentHash}
          </p>
        )}
      </footer>
    </div>
  );
};
