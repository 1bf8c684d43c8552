import { Link } from '@tanstack/react-router';
import { ExportLink } from '../../common/ExportLink.tsx';
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
  query Removals($first: Int, $after: String) {
    removals(first: $first, after: $after) {
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
    }
  }
`,
  [Reestablishment],
);

const first = { first: 50, after: null };
export const load = async ({ client }: Visit): Promise<void> => {
  await client.query(removalsQuery, first).toPromise();
};

type Removal = NonNullable<ResultOf<typeof removalsQuery>['removals']>['nodes'][number];

export const Page = () => {
  const { reestablishment, removal } = useTexts();
  const format = useFormat();
  const state = usePagedQuery({
    document: removalsQuery,
    variablesOf: (after) => ({ ...first, after }),
    connectionOf: ({ removals }) => removals,
  });
  const words = removal.list;

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
      <PageHeader title={words.title} actions={<ExportLink of="removals" />} />
      <PageBody>
        <PagedRows of={state} empty={<EmptyState title={words.emptyTitle} text={words.emptyText} />}>
          <DataTable label={removal.receipt} columns={columns} rows={state.nodes} keyOf={({ id }) => id} empty="" />
        </PagedRows>
      </PageBody>
    </>
  );
};
