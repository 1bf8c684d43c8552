import { Link } from '@tanstack/react-router';
import { graphql } from '../../common/graphql.ts';
import { PagedRows } from '../../common/lists/PagedRows.tsx';
import { usePagedQuery } from '../../common/lists/paged-list.ts';
import type { Visit } from '../../common/page.ts';
import { isActive, type Job, JobHead, jobsByIdQuery } from '../../common/removal-jobs/documents.ts';
import { JobProgress } from '../../common/removal-jobs/JobProgress.tsx';
import { JobTag } from '../../common/removal-jobs/JobTags.tsx';
import { usePolling } from '../../common/use-polling.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { When } from '../../ui/When.tsx';
import { useJobTitle } from './job-title.ts';

const useTexts = textsOf('jobs');

const jobsQuery = graphql(
  `
    query Jobs($first: Int, $after: String) {
      jobs(first: $first, after: $after) {
        nodes { ...JobHead }
        pageInfo { hasNextPage endCursor }
      }
    }
  `,
  [JobHead],
);

const first = { first: 50, after: null };
export const load = async ({ client }: Visit): Promise<void> => {
  await client.query(jobsQuery, first).toPromise();
};

export const Page = () => {
  const { jobs: words } = useTexts();
  const titleOf = useJobTitle();
  const state = usePagedQuery({
    document: jobsQuery,
    variablesOf: (after) => ({ ...first, after }),
    connectionOf: ({ jobs }) => jobs,
  });
  const ids = state.nodes.filter(isActive).map(({ id }) => id);
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
        <PagedRows of={state} empty={<EmptyState title={words.emptyTitle} text={words.emptyText} />}>
          <DataTable label={words.title} columns={columns} rows={state.nodes} keyOf={({ id }) => id} empty="" />
        </PagedRows>
      </PageBody>
    </>
  );
};
