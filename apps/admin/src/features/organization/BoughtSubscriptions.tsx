import { useMemo } from 'react';
import { type Client, useClient } from 'urql';
import { Failed } from '../../app/fallbacks.tsx';
import { useFormat } from '../../app/format.ts';
import { graphql, type ResultOf } from '../../app/graphql.ts';
import { type Connection, openPagedList } from '../../app/paged-list.ts';
import { useTexts } from '../../app/settings.ts';
import { usePagedList } from '../../app/use-paged-list.ts';
import { type Column, DataTable, NameCell, TableSection } from '../../ui/DataTable.tsx';
import { LateSkeleton } from '../../ui/LateSkeleton.tsx';
import { MoreRows } from '../../ui/MoreRows.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import styles from './Organization.module.css';
import { useOrganizationTexts } from './use-organization-texts.ts';

const boughtQuery = graphql(`
  query Bought($first: Int, $after: String) {
    viewer {
      organization {
        id
        subscriptions(first: $first, after: $after) {
          totalCount
          nodes {
            id
            friendlyName
            offerName
            quantity
            unitType
            status
            rawStatus
            partner {
              id
              name
            }
            supportContact {
              partnerId
              name
            }
            supportContactDesignated
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

const first = { first: 50, after: null };
export const loadBought = async (client: Client): Promise<void> => {
  await client.query(boughtQuery, first).toPromise();
};

type Data = ResultOf<typeof boughtQuery>;
type Bought = NonNullable<NonNullable<Data['viewer']>['organization']>['subscriptions']['nodes'][number];
const nothing: Connection<Bought> = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** What the company buys, from whom, and who supports it. */
export const BoughtSubscriptions = () => {
  const { common } = useTexts();
  const { support: words } = useOrganizationTexts();
  const format = useFormat();
  const client = useClient();
  const list = useMemo(
    () =>
      openPagedList({
        client,
        document: boughtQuery,
        variablesOf: (after) => ({ ...first, after }),
        connectionOf: ({ viewer }) => viewer?.organization?.subscriptions ?? nothing,
      }),
    [client],
  );
  const { nodes, hasMore, loading, error } = usePagedList(list);
  const columns: readonly Column<Bought>[] = [
    {
      key: 'name',
      label: words.subscription,
      kind: 'name',
      cell: ({ friendlyName, offerName }) => (
        <NameCell title={friendlyName} sub={offerName === friendlyName ? null : offerName} />
      ),
    },
    { key: 'status', label: common.status, cell: (row) => <StatusTag status={row.status} rawStatus={row.rawStatus} /> },
    { key: 'quantity', label: common.quantity, kind: 'number', cell: ({ quantity }) => format.number(quantity) },
    { key: 'seller', label: words.seller, cell: ({ partner }) => partner.name },
    {
      key: 'contact',
      label: words.contact,
      cell: ({ supportContact, supportContactDesignated }) =>
        supportContact ? (
          <span className={styles.lines}>
            {supportContact.name}
            <span className="sub">{supportContactDesignated ? words.designated : words.byDefault}</span>
          </span>
        ) : (
          <span className="muted">{words.nobody}</span>
        ),
    },
  ];
  if (nodes.length === 0 && error) return <Failed error={error} onRetry={list.retry} />;
  if (nodes.length === 0 && loading) return <LateSkeleton rows={5} />;
  return (
    <TableSection title={words.subscriptionsTitle} of={{ nodes, totalCount: nodes.length }}>
      <DataTable
        label={words.subscriptionsTitle}
        columns={columns}
        rows={nodes}
        keyOf={({ id }) => id}
        empty={words.noSubscriptions}
      />
      <MoreRows
        hasMore={hasMore}
        loading={loading}
        failed={error !== null}
        onMore={list.loadMore}
        onRetry={list.retry}
      />
    </TableSection>
  );
};
