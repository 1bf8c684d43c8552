import { Button } from '@fluentui/react-components';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useLayoutEffect } from 'react';
import { ExportLink } from '../../common/ExportLink.tsx';
import { Failed } from '../../common/Failed.tsx';
import { graphql, readFragment } from '../../common/graphql.ts';
import { positionOf, rememberPosition } from '../../common/lists/list-position.ts';
import { usePagedQuery } from '../../common/lists/paged-list.ts';
import type { Visit } from '../../common/page.ts';
import { usePermissionRefusal } from '../../common/viewer.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LateSkeleton } from '../../ui/Skeleton.tsx';
import { membersOf } from '../../vocabulary.ts';
import { CustomerRow, CustomerTable, Seeking } from './CustomerTable.tsx';
import { Filters } from './Filters.tsx';
import { type CustomersSearch, customersVariables, isFiltered, readCustomersSearch, withKnownKinds } from './search.ts';
import { useSelection } from './selection.ts';

const useTexts = textsOf('customers', 'vocabulary');

const SelectionBar = lazy(() => import('./SelectionBar.tsx'));

const pageSize = 50;

const customersQuery = graphql(
  `
    query Customers($first: Int, $after: String, $filter: CustomerFilter, $orderBy: CustomerOrder, $count: Boolean!) {
      customers(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
        nodes { id ...CustomerRow }
        pageInfo { hasNextPage endCursor }
        totalCount @include(if: $count)
        totalCountIsExact @include(if: $count)
      }
    }
  `,
  [CustomerRow],
);

const variablesOf = (search: CustomersSearch, after: string | null) => ({
  ...customersVariables(search),
  first: pageSize,
  after,
  count: after === null,
});

export const load = async ({ client, search }: Visit): Promise<void> => {
  await client.query(customersQuery, variablesOf(readCustomersSearch(search), null)).toPromise();
};

export const Page = () => {
  const { customers, vocabulary } = useTexts();
  const format = useFormat();
  const navigate = useNavigate();
  const router = useRouter();
  const search = withKnownKinds(useSearch({ from: '/partner/customers' }), membersOf(vocabulary.RemovalBlockerKind));

  const key = JSON.stringify(search);
  const { list, nodes, total, totalIsExact, hasMore, loading, seeking, paused, error, stale } = usePagedQuery(
    {
      document: customersQuery,
      variablesOf: (after) => variablesOf(search, after),
      connectionOf: ({ customers }) => customers,
      restore: positionOf(key)?.pages ?? 1,
    },
    key,
  );
  // Before the rows are gone, and the page with them is shorter.
  useLayoutEffect(() => () => rememberPosition(key, { pages: list.pageCount(), scroll: window.scrollY }), [key, list]);

  const mayRemove = usePermissionRefusal('REMOVE_RELATIONSHIP') === null;
  const loaded = nodes.map((node) => readFragment(CustomerRow, node));
  const { selection, rows, selectAll, clear } = useSelection(
    key,
    // Rows of the list before cannot be selected in this one.
    stale ? [] : loaded.map(({ id }) => id),
  );

  // What was typed just before a customer was opened must not call the list back.
  const change = (next: CustomersSearch, replace: boolean) => {
    if (router.latestLocation.pathname !== '/customers') return;
    void navigate({ to: '/customers', search: next, replace, resetScroll: false });
  };
  // What is not counted to its end is known at the end of the list, and is at least what is shown.
  const isKnown = totalIsExact || !hasMore;
  const known = totalIsExact ? total : Math.max(total ?? 0, nodes.length);
  const countText = () => {
    if (total === null || known === null) return '';
    if (!isKnown) return known === 0 ? '' : customers.atLeast(format.number(known));
    return known === 1 ? customers.oneCount : customers.count(format.number(known));
  };

  return (
    <>
      <PageHeader
        title={customers.title}
        beside={
          <span className="muted" role="status" aria-live="polite">
            {countText()}
          </span>
        }
        actions={<ExportLink of="customers" {...customersVariables(search)} />}
      />
      <Filters search={search} onChange={change} />
      {total === null && error ? (
        <Failed error={error} onRetry={list.retry} />
      ) : total === null ? (
        <>
          <LateSkeleton rows={10} />
          {seeking ? <Seeking onPause={list.pause} /> : null}
        </>
      ) : nodes.length === 0 && !loading && !hasMore ? (
        isFiltered(search) ? (
          <EmptyState title={customers.noMatchTitle} text={customers.noMatchText}>
            <Button onClick={() => change(search.sort ? { sort: search.sort } : {}, false)}>
              {customers.clearFilters}
            </Button>
          </EmptyState>
        ) : (
          <EmptyState title={customers.emptyTitle} text={customers.emptyText} />
        )
      ) : (
        <>
          <CustomerTable
            of={key}
            customers={nodes}
            selection={mayRemove ? rows : null}
            total={isKnown ? known : null}
            hasMore={hasMore}
            loading={loading}
            seeking={seeking}
            paused={paused}
            stale={stale}
            failed={error !== null}
            scroll={positionOf(key)?.scroll ?? 0}
            onMore={list.loadMore}
            onPause={list.pause}
            onRetry={list.retry}
          />
          {selection.all || selection.ids.size > 0 ? (
            <Suspense>
              <SelectionBar
                search={search}
                selection={selection}
                loaded={loaded}
                total={known ?? 0}
                totalIsExact={isKnown}
                onSelectAll={selectAll}
                onClear={clear}
              />
            </Suspense>
          ) : null}
        </>
      )}
    </>
  );
};
