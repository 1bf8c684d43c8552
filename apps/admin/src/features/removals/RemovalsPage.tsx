import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Client, useClient } from 'urql';
import { Failed } from '../../app/fallbacks.tsx';
import { useFormat } from '../../app/format.ts';
import { graphql, type ResultOf } from '../../app/graphql.ts';
import { openPagedList } from '../../app/paged-list.ts';
import { useTexts } from '../../app/settings.ts';
import { usePagedList } from '../../app/use-paged-list.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LateSkeleton } from '../../ui/LateSkeleton.tsx';
import { MoreRows } from '../../ui/MoreRows.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { When } from '../../ui/When.tsx';
import { WayBack } from '../reestablish/fragments.ts';
import { WayBackState } from '../reestablish/WayBackState.tsx';
import { useRequestTexts } from '../requests/use-request-texts.ts';

const removalsQuery = graphql(
  `
  query Removals($first: Int, $after: String) {
    removals(first: $first, after: $after) {
      nodes {
        id
        customerName
        customerTenantId
        removedAt
        reason
        removedBy {
          name
        }
        cleared {
          subjectId
        }
        ...WayBack
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`,
  [WayBack],
);

const first = { first: 50, after: null };
export const loadRemovals = async (client: Client): Promise<void> => {
  await client.query(removalsQuery, first).toPromise();
};

type Removal = ResultOf<typeof removalsQuery>['removals']['nodes'][number];

export const RemovalsPage = () => {
  const { pages, removal } = useTexts();
  const requests = useRequestTexts();
  const format = useFormat();
  const client = useClient();
  const list = useMemo(
    () =>
      openPagedList({
        client,
        document: removalsQuery,
        variablesOf: (after) => ({ ...first, after }),
        connectionOf: ({ removals }) => removals,
      }),
    [client],
  );
  const { nodes, hasMore, loading, error } = usePagedList(list);
  const words = pages.removals;

  const columns: readonly Column<Removal>[] = [
    {
      key: 'customer',
      label: words.customer,
      kind: 'name',
      cell: ({ id, customerName, customerTenantId }) => (
        <NameCell
          title={
            <Link to="/removals/$receiptId" params={{ receiptId: id }}>
              {customerName}
            </Link>
          }
          sub={customerTenantId}
        />
      ),
    },
    { key: 'at', label: words.removedAt, cell: ({ removedAt }) => <When at={removedAt} time /> },
    { key: 'by', label: words.removedBy, cell: ({ removedBy }) => removedBy.name },
    { key: 'cleared', label: words.cleared, kind: 'number', cell: ({ cleared }) => format.number(cleared.length) },
    { key: 'wayBack', label: requests.wayBack.column, cell: (receipt) => <WayBackState wayBack={receipt} /> },
    { key: 'reason', label: words.reason, cell: ({ reason }) => reason ?? <span className="muted">–</span> },
  ];
  return (
    <>
      <PageHeader title={words.title} />
      <PageBody>
        {nodes.length === 0 && error ? (
          <Failed error={error} onRetry={list.retry} />
        ) : nodes.length === 0 && loading ? (
          <LateSkeleton rows={6} />
        ) : nodes.length === 0 ? (
          <EmptyState title={words.emptyTitle} text={words.emptyText} />
        ) : (
          <>
            <DataTable label={removal.receipt} columns={columns} rows={nodes} keyOf={({ id }) => id} empty="" />
            <MoreRows
              hasMore={hasMore}
              loading={loading}
              failed={error !== null}
              onMore={list.loadMore}
              onRetry={list.retry}
            />
          </>
        )}
      </PageBody>
    </>
  );
};
