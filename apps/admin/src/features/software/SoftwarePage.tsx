import { useParams, useSearch } from '@tanstack/react-router';
import type { Client } from 'urql';
import { prefetch } from '../../app/client.ts';
import { useFormat } from '../../app/format.ts';
import { graphql, type ResultOf } from '../../app/graphql.ts';
import { useTexts } from '../../app/settings.ts';
import { BlockerTag } from '../../ui/BlockerTag.tsx';
import { type Column, DataTable, NameCell, TableSection } from '../../ui/DataTable.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { When } from '../../ui/When.tsx';
import { ItemCommands } from '../commands/ItemCommands.tsx';
import { SoftwareItem } from '../commands/items.ts';
import { useCustomerQuery } from '../customer/use-customer-query.tsx';

const softwareQuery = graphql(
  `
    query Software($id: ID!) {
      customer(id: $id) {
        id
        softwarePurchases(first: 100) {
          totalCount
          nodes {
            ...SoftwareItem
          }
        }
      }
    }
  `,
  [SoftwareItem],
);

export const loadSoftware = (client: Client, id: string): Promise<void> => prefetch(client, softwareQuery, { id });

const from = '/shell/customers/$customerId/software' as const;

export const SoftwarePage = () => {
  const { common, pages } = useTexts();
  const format = useFormat();
  const { customerId } = useParams({ from });
  const { item } = useSearch({ from });
  const answer = useCustomerQuery(softwareQuery, customerId);
  if ('instead' in answer) return answer.instead;

  const words = pages.items;
  const columns: readonly Column<ResultOf<typeof SoftwareItem>>[] = [
    { key: 'name', label: common.name, kind: 'name', cell: ({ name }) => <NameCell title={name} /> },
    { key: 'status', label: common.status, cell: (row) => <StatusTag status={row.status} rawStatus={row.rawStatus} /> },
    { key: 'quantity', label: common.quantity, kind: 'number', cell: ({ quantity }) => format.number(quantity) },
    { key: 'purchased', label: words.purchased, cell: ({ purchasedAt }) => <When at={purchasedAt} /> },
    { key: 'until', label: words.cancelUntil, cell: (row) => <When at={row.cancellationAllowedUntil} /> },
    { key: 'expires', label: words.expires, cell: ({ expiresAt }) => <When at={expiresAt} /> },
    { key: 'removal', label: words.removal, cell: ({ removalBlocker }) => <BlockerTag blocker={removalBlocker} /> },
    {
      key: 'actions',
      label: words.actions,
      kind: 'actions',
      cell: ({ __typename, id, name, commands, removalBlocker }) => (
        <ItemCommands
          commands={commands}
          subject={{ typename: __typename, id, name }}
          onlyFirst={removalBlocker?.resolutions ?? []}
        />
      ),
    },
  ];
  return (
    <TableSection title={words.softwareTitle} of={answer.customer.softwarePurchases}>
      <DataTable
        label={words.softwareTitle}
        columns={columns}
        rows={answer.customer.softwarePurchases.nodes}
        keyOf={({ id }) => id}
        empty={words.emptySoftware}
        selected={item}
      />
    </TableSection>
  );
};
