import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { ExportLink } from '../../common/ExportLink.tsx';
import { NoAnswerYet } from '../../common/Failed.tsx';
import { graphql } from '../../common/graphql.ts';
import { prefetch, type Visit } from '../../common/page.ts';
import { isActive, type Job, JobHead } from '../../common/removal-jobs/documents.ts';
import { CancelJob, RetryFailed } from '../../common/removal-jobs/JobActions.tsx';
import { JobProgress } from '../../common/removal-jobs/JobProgress.tsx';
import { JobTag } from '../../common/removal-jobs/JobTags.tsx';
import { usePolling } from '../../common/use-polling.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Breadcrumb } from '../../ui/Breadcrumb.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Card } from '../../ui/Card.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { When } from '../../ui/When.tsx';
import { JobItems } from './JobItems.tsx';
import styles from './JobPage.module.css';
import { useJobTitle } from './job-title.ts';
import { type JobSearch, shownStates } from './search.ts';

const useTexts = textsOf('common', 'jobs', 'jobWords', 'removalJobs');

const jobQuery = graphql(
  `
    query Job($id: ID!) {
      job(id: $id) { ...JobHead }
    }
  `,
  [JobHead],
);

export const load = ({ client, params }: Visit<'jobId'>): Promise<void> =>
  prefetch(client, jobQuery, { id: params.jobId });

const from = '/partner/jobs/$jobId' as const;

export const Page = () => {
  const { jobs: words } = useTexts();
  const { jobId } = useParams({ from });
  const { state } = useSearch({ from });
  const format = useFormat();
  const titleOf = useJobTitle();
  const [{ data, error }, again] = useQuery({ query: jobQuery, variables: { id: jobId } });
  const job = data?.job ?? null;
  const active = job !== null && isActive(job);
  usePolling(active, jobQuery, { id: jobId });

  if (!data) return <NoAnswerYet page error={error} again={again} rows={6} />;
  if (!job)
    return (
      <EmptyState page title={words.gone} text={words.goneText}>
        <Link to="/jobs">{words.title}</Link>
      </EmptyState>
    );
  const title = titleOf(job);
  const total = state ? (job.counts.find((one) => one.state === state)?.customers ?? 0) : job.customerCount;
  return (
    <>
      <PageHeader
        title={title}
        above={
          <Breadcrumb here={title}>
            <Link to="/jobs">{words.title}</Link>
          </Breadcrumb>
        }
        beside={<JobTag job={job} />}
        below={words.started(job.startedBy.name, format.dateTime(job.createdAt))}
        actions={
          <ButtonRow>
            <RetryFailed job={job} />
            <CancelJob job={job} />
          </ButtonRow>
        }
      />
      <PageBody>
        <div className={styles.cards}>
          <Card title={words.progress}>
            <JobProgress job={job} />
            {active ? <p className={styles.goesOn}>{words.goesOn}</p> : null}
          </Card>
          <Card title={words.terms}>
            <Facts job={job} />
          </Card>
        </div>
        <section aria-labelledby="results">
          <div className={styles.bar}>
            <h2 id="results" tabIndex={-1} data-refocus="">
              {words.results}
            </h2>
            <ExportLink of={`jobs/${jobId}`} states={state && [state]} />
          </div>
          <StateTabs job={job} state={state} />
          <JobItems jobId={jobId} state={state} active={active} counts={JSON.stringify(job.counts)} total={total} />
        </section>
      </PageBody>
    </>
  );
};

const Facts = ({ job }: { readonly job: Job }) => {
  const { common, jobs: words } = useTexts();
  const { kind, removeAt, whenClear, clearBlockers, reason, finishedAt } = job;
  return (
    <DescriptionList
      items={[
        [
          words.when,
          kind === 'CLEAR' ? null : removeAt === null ? (
            whenClear ? (
              words.whenClear
            ) : (
              words.atOnce
            )
          ) : (
            <span key="at">
              <When at={removeAt} time inline />
              {whenClear ? ` ${words.orLater}` : null}
            </span>
          ),
        ],
        [words.clears, kind === 'CLEAR' ? null : clearBlockers ? common.yes : common.no],
        [words.reason, reason],
        [words.finished, finishedAt ? <When key="finished" at={finishedAt} time inline /> : null],
      ]}
    />
  );
};

type TabsProps = { readonly job: Job; readonly state: JobSearch['state'] };

/** All results, or those in one state, each with how many there are. */
const StateTabs = ({ job: { id, counts, customerCount }, state }: TabsProps) => {
  const { jobs: words, jobWords } = useTexts();
  const format = useFormat();
  const known = new Map(counts.map((one) => [one.state, one.customers]));
  const tabs = [
    { key: undefined, label: words.all, customers: customerCount },
    ...shownStates
      .map((key) => ({ key, label: jobWords.RemovalJobItemState[key], customers: known.get(key) ?? 0 }))
      .filter(({ key, customers }) => customers > 0 || key === state),
  ];
  return (
    <nav className={styles.tabs} aria-label={words.results}>
      {tabs.map(({ key, label, customers }) => (
        <Link
          key={key ?? ''}
          to="/jobs/$jobId"
          params={{ jobId: id }}
          search={key ? { state: key } : {}}
          activeOptions={{ exact: true, includeSearch: true }}
          replace
          resetScroll={false}
          className={styles.tab}
        >
          {label} <span className={styles.count}>{format.number(customers)}</span>
        </Link>
      ))}
    </nav>
  );
};
