import { ProgressBar } from '@fluentui/react-components';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { failureText, type Outcome, run } from '../../common/commands/outcome.ts';
import { NoAnswerYet } from '../../common/Failed.tsx';
import { useNotify } from '../../common/Notices.tsx';
import { prefetch, type Visit } from '../../common/page.ts';
import { usePolling } from '../../common/use-polling.ts';
import { usePermissionRefusal } from '../../common/viewer.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Breadcrumb } from '../../ui/Breadcrumb.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Note } from '../../ui/Note.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { cancelImport, type ImportData, importQuery, isActive, startImport } from './documents.ts';
import styles from './Imports.module.css';
import { ImportTag } from './ImportTag.tsx';
import { Report } from './Report.tsx';
import { Tally } from './Tally.tsx';

const useTexts = textsOf('common', 'imports', 'vocabulary');

export const load = ({ client, params }: Visit<'importId'>): Promise<void> =>
  prefetch(client, importQuery, { id: params.importId });

export const Page = () => {
  const { imports } = useTexts();
  const { importId } = useParams({ from: '/partner/imports/$importId' });
  const [{ data, error }, again] = useQuery({ query: importQuery, variables: { id: importId } });
  const format = useFormat();
  usePolling(data?.import ? isActive(data.import) : false, importQuery, { id: importId });

  if (!data) return <NoAnswerYet page error={error} again={again} rows={6} />;
  if (!data.import)
    return (
      <EmptyState page title={imports.gone} text={imports.goneText}>
        <Link to="/imports">{imports.title}</Link>
      </EmptyState>
    );
  const job = data.import;
  const { fileName, createdBy, createdAt, check, result } = job;
  return (
    <>
      <PageHeader
        title={fileName}
        above={
          <Breadcrumb here={fileName}>
            <Link to="/imports">{imports.title}</Link>
          </Breadcrumb>
        }
        beside={<ImportTag state={job.state} />}
        below={imports.uploaded(createdBy.name, format.dateTime(createdAt))}
        actions={<Actions job={job} />}
      />
      <PageBody>
        <div className={styles.cards}>
          <Progress job={job} />
          {result ? (
            <Card title={imports.resultTitle}>
              <Tally tally={result} isCheck={false} />
            </Card>
          ) : null}
          {check ? (
            <Card title={imports.checkTitle}>
              <Tally tally={check} isCheck />
            </Card>
          ) : null}
        </div>
        <Report job={job} />
      </PageBody>
    </>
  );
};

/** What goes on, and what is next. */
const Progress = ({ job }: { readonly job: ImportData }) => {
  const { imports } = useTexts();
  const format = useFormat();
  const { state, progress, failure } = job;
  const { done, total } = progress;
  if (state === 'FAILED') return <Note tone="attention">{failure}</Note>;
  if (state === 'CHECKED') return <Note>{imports.checkedText}</Note>;
  if (state === 'COMPLETED')
    return (
      <Note tone="good">
        {imports.completedText} <Link to="/customers">{imports.toCustomers}</Link>
      </Note>
    );
  if (state === 'CANCELLED') return <Note>{imports.cancelledText}</Note>;
  return (
    <Note role="status">
      <p>
        {imports.underWay[state]}
        {state === 'UPLOADING'
          ? null
          : ` ${total === null ? imports.doneOf(format.number(done)) : imports.doneOfTotal(format.number(done), format.number(total))}`}
      </p>
      {total ? <ProgressBar value={done / total} aria-label={imports.underWay[state]} /> : null}
      <p className="muted">{imports.goesOn}</p>
    </Note>
  );
};

const Actions = ({ job }: { readonly job: ImportData }) => {
  const texts = useTexts();
  const { imports } = texts;
  const client = useClient();
  const notify = useNotify();
  const refusal = usePermissionRefusal('IMPORT');
  const [busy, setBusy] = useState(false);
  const { id, state } = job;
  const send = async (sending: Promise<Outcome>) => {
    setBusy(true);
    const outcome = await sending;
    setBusy(false);
    if (!outcome.done) notify({ text: failureText(texts, outcome), tone: 'failed' });
  };
  if (state !== 'CHECKED' && !isActive(job)) return null;
  return (
    <ButtonRow>
      {state === 'CHECKED' ? (
        <ReasonedButton
          appearance="primary"
          reason={refusal}
          busy={busy}
          onClick={() => void send(run(client, startImport, { importId: id }))}
        >
          {imports.start}
        </ReasonedButton>
      ) : null}
      <ReasonedButton
        reason={refusal}
        busy={busy}
        onClick={() => void send(run(client, cancelImport, { importId: id }))}
      >
        {imports.cancel}
      </ReasonedButton>
    </ButtonRow>
  );
};
