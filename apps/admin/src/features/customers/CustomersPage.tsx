import { Button } from '@fluentui/react-components';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { type Client, useClient } from 'urql';
import { Failed } from '../../app/fallbacks.tsx';
import { useFormat } from '../../app/format.ts';
import { graphql } from '../../app/graphql.ts';
import { openPagedList } from '../../app/paged-list.ts';
import { useTexts } from '../../app/settings.ts';
import { usePagedList } from '../../app/use-paged-list.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LateSkeleton } from '../../ui/LateSkeleton.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { CustomerRow } from './CustomerRow.tsx';
import { CustomerTable } from './CustomerTable.tsx';
import { Filters } from './Filters.tsx';
import { placeOf, rememberPlace } from './place.ts';
import { type CustomersSearch, customersVariables, isFiltered } from './search.ts';

const pageSize = 50;

const customersQuery = graphql(
  `
    query Customers($first: Int, $after: String, $filter: CustomerFilter, $orderBy: CustomerOrder, $count: Boolean!) {
      customers(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
        nodes {
          id
          ...CustomerRow
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount @include(if: $count)
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

export const loadCustomers = async (client: Client, search: CustomersSearch): Promise<void> => {
  await client.query(customersQuery, variablesOf(search, null)).toPromise();
};

export const CustomersPage = () => {
  const { pages } = useTexts();
  const format = useFormat();
  const client = useClient();
  const navigate = useNavigate();
  const router = useRouter();
  const search = useSearch({ from: '/shell/customers' });

  const key = JSON.stringify(search);
  const list = useMemo(() => {
    const filters = JSON.parse(key) as CustomersSearch;
    return openPagedList({
      client,
      document: customersQuery,
      variablesOf: (after) => variablesOf(filters, after),
      connectionOf: ({ customers }) => customers,
      restore: placeOf(key)?.pages ?? 1,
    });
  }, [client, key]);
  const { nodes, total, hasMore, loading, error, stale } = usePagedList(list);
  useEffect(() => () => rememberPlace(key, { pages: list.pageCount(), scroll: window.scrollY }), [key, list]);

  // What was typed just before a customer was opened must not call the list back.
  const change = (next: CustomersSearch, replace: boolean) => {
    if (router.latestLocation.pathname !== '/customers') return;
    void navigate({ to: '/customers', search: next, replace, resetScroll: false });
  };
  const count =
    total === null ? '' : total === 1 ? pages.customers.oneCount : pages.customers.count(format.number(total));

  return (
    <>
      <PageHeader
        title={pages.customers.title}
        beside={
          <span className="muted" role="status" aria-live="polite">
            {count}
          </span>
        }
      />
      <Filters search={search} onChange={change} />
      {total === null && error ? (
        <Failed error={error} onRetry={list.retry} />
      ) : total === null ? (
        <LateSkeleton rows={10} />
      ) : nodes.length === 0 && !loading ? (
        isFiltered(search) ? (
          <EmptyState title={pages.customers.noMatchTitle} text={pages.customers.noMatchText}>
            <Button onClick={() => change(search.sort ? { sort: search.sort } : {}, false)}>
              {pages.customers.clearFilters}
            </Button>
          </EmptyState>
        ) : (
          <EmptyState title={pages.customers.emptyTitle} text={pages.customers.emptyText} />
        )
      ) : (
        <CustomerTable
          key={key}
          customers={nodes}
          total={total}
          hasMore={hasMore}
          loading={loading}
          stale={stale}
          failed={error !== null}
          scroll={placeOf(key)?.scroll ?? 0}
          onMore={list.loadMore}
          onRetry={list.retry}
        />
      )}
    </>
  );
};
