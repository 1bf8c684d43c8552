import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ExportLink } from '../../common/ExportLink.tsx';
import { LogFilters } from '../../common/filters/LogFilters.tsx';
import { type LogSearch, readLogSearch } from '../../common/filters/search.ts';
import { spanOf } from '../../common/filters/span.ts';
import { graphql, type ResultOf } from '../../common/graphql.ts';
import { PagedRows } from '../../common/lists/PagedRows.tsx';
import { usePagedQuery } from '../../common/lists/paged-list.ts';
import type { Visit } from '../../common/page.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { When } from '../../ui/When.tsx';
import { Reestablishment } from '../reestablishment/fragments.ts';
import { ReestablishmentState } from '../reestablishment/ReestablishmentState.tsx';

const useTexts = textsOf('reestablishment', 'removal');

const removalsQuery = graphql(
  `
  query Removals($first: Int, $after: String, $filter: RemovalFilter, $count: Boolean!) {
    removals(first: $first, after: $after, filter: $filter) {
      nodes {
        id
        customerName
        customerTenantId
        removedAt
        reason
        removedBy { name }
        cleared { subjectId }
        ...Reestablishment
      }
      pageInfo { hasNextPage endCursor }
      totalCount @include(if: $count)
      totalCountIsExact @include(if: $count)
    }
  }
`,
  [Reestablishment],
);

const variablesOf = ({ q, customer, person, ...days }: LogSearch, after: string | null) => {
  const removedAt = spanOf(days);
  const filter = {
    ...(q ? { search: q } : {}),
    ...(customer ? { customerId: customer } : {}),
    ...(person ? { actorId: person } : {}),
    ...(removedAt ? { removedAt } : {}),
  };
  return { first: 50, after, filter, count: after === null };
};
export const load = async ({ client, search }: Visit): Promise<void> => {
  await client.query(removalsQuery, variablesOf(readLogSearch(search), null)).toPromise();
};

type Removal = NonNullable<ResultOf<typeof removalsQuery>['removals']>['nodes'][number];

export const Page = () => {
  const { reestablishment, removal } = useTexts();
  const format = useFormat();
  const navigate = useNavigate();
  const search = useSearch({ from: '/partner/removals' });
  const state = usePagedQuery(
    {
      document: removalsQuery,
      variablesOf: (after) => variablesOf(search, after),
      connectionOf: ({ removals }) => removals,
    },
    JSON.stringify(search),
  );
  const words = removal.list;
  const isFiltered = Object.keys(search).length > 0;

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
    { key: 'wayBack', label: reestablishment.column, cell: (receipt) => <ReestablishmentState wayBack={receipt} /> },
    { key: 'reason', label: words.reason, cell: ({ reason }) => reason ?? <span className="muted">–</span> },
  ];
  return (
    <>
      <PageHeader
        title={words.title}
        actions={<ExportLink of="removals" filter={variablesOf(search, null).filter} />}
        beside={
          <span className="muted" role="status">
            {state.total === null ? '' : words.count(state.total, format.count(state.total, state.totalIsExact))}
          </span>
        }
      />
      <PageBody>
        <LogFilters
          search={search}
          searchLabel={words.search}
          seen={[]}
          onChange={(next, replace) => void navigate({ to: '/removals', search: next, replace, resetScroll: false })}
        />
        <PagedRows
          of={state}
          empty={
            <EmptyState
              title={isFiltered ? words.noMatchTitle : words.emptyTitle}
              text={isFiltered ? words.noMatchText : words.emptyText}
            />
          }
        >
          <DataTable label={removal.receipt} columns={columns} rows={state.nodes} keyOf={({ id }) => id} empty="" />
        </PagedRows>
      </PageBody>
    </>
  );
};
