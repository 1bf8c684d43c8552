import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../common/graphql.ts';
import { PagedRows } from '../../common/lists/PagedRows.tsx';
import { usePagedQuery } from '../../common/lists/paged-list.ts';
import type { Visit } from '../../common/page.ts';
import { isActive, type Job, JobHead, jobsByIdQuery } from '../../common/removal-jobs/documents.ts';
import { JobProgress } from '../../common/removal-jobs/JobProgress.tsx';
import { JobTag } from '../../common/removal-jobs/JobTags.tsx';
import { usePolling } from '../../common/use-polling.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Choice } from '../../ui/Choice.tsx';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { When } from '../../ui/When.tsx';
import styles from './JobsPage.module.css';
import { useJobTitle } from './job-title.ts';
import { type JobsSearch, jobStates, readJobsSearch } from './search.ts';

const useTexts = textsOf('jobs', 'jobWords');

const jobsQuery = graphql(
  `
    query Jobs($first: Int, $after: String, $states: [RemovalJobState!]) {
      jobs(first: $first, after: $after, states: $states) {
        nodes { ...JobHead }
        pageInfo { hasNextPage endCursor }
      }
    }
  `,
  [JobHead],
);

const pageOf = ({ state }: JobsSearch, after: string | null = null) => ({
  first: 50,
  after,
  states: state ? [state] : null,
});

export const load = async ({ client, search }: Visit): Promise<void> => {
  await client.query(jobsQuery, pageOf(readJobsSearch(search))).toPromise();
};

export const Page = () => {
  const { jobs: words, jobWords } = useTexts();
  const titleOf = useJobTitle();
  const search = useSearch({ from: '/partner/jobs' });
  const navigate = useNavigate();
  const { state } = search;
  const rows = usePagedQuery(
    {
      document: jobsQuery,
      variablesOf: (after) => pageOf(search, after),
      connectionOf: ({ jobs }) => jobs,
    },
    state,
  );
  const ids = rows.nodes.filter(isActive).map(({ id }) => id);
  usePolling(ids.length > 0, jobsByIdQuery, { ids });

  const columns: readonly Column<Job>[] = [
    {
      key: 'job',
      label: words.job,
      kind: 'name',
      cell: (job) => (
        <NameCell
          title={
            <Link to="/jobs/$jobId" params={{ jobId: job.id }}>
              {titleOf(job)}
            </Link>
          }
        />
      ),
    },
    { key: 'state', label: words.state, cell: (job) => <JobTag job={job} /> },
    { key: 'progress', label: words.progress, cell: (job) => <JobProgress compact job={job} /> },
    { key: 'by', label: words.by, cell: ({ startedBy }) => startedBy.name },
    { key: 'at', label: words.startedAt, cell: ({ createdAt }) => <When at={createdAt} time /> },
  ];
  return (
    <>
      <PageHeader title={words.title} below={words.text} />
      <PageBody>
        <div className={styles.filters}>
          <Choice
            label={words.state}
            value={state ?? ''}
            onChange={(value) => {
              const chosen = jobStates.find((known) => known === value);
              void navigate({ to: '/jobs', search: chosen ? { state: chosen } : {}, resetScroll: false });
            }}
            none={words.anyState}
            options={jobStates.map((one) => [one, jobWords.RemovalJobState[one]])}
          />
        </div>
        <PagedRows
          of={rows}
          empty={
            <EmptyState
              title={state ? words.noMatchTitle : words.emptyTitle}
              text={state ? words.noMatchText : words.emptyText}
            />
          }
        >
          <DataTable label={words.title} columns={columns} rows={rows.nodes} keyOf={({ id }) => id} empty="" />
        </PagedRows>
      </PageBody>
    </>
  );
};
