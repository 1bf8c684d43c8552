import { useParams, useSearch } from '@tanstack/react-router';
import { ItemCommands } from '../../common/commands/ItemCommands.tsx';
import { graphql, type ResultOf } from '../../common/graphql.ts';
import { BlockerTag, StatusTag } from '../../common/items/ItemTags.tsx';
import { SoftwareItem } from '../../common/items/items.ts';
import { prefetch, type Visit } from '../../common/page.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell, TableSection } from '../../ui/DataTable.tsx';
import { When } from '../../ui/When.tsx';
import { useCustomerQuery } from './use-customer-query.tsx';

const useTexts = textsOf('common', 'items');

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

export const load = ({ client, params }: Visit<'customerId'>): Promise<void> =>
  prefetch(client, softwareQuery, { id: params.customerId });

const from = '/partner/customers/$customerId/software' as const;

export const Page = () => {
  const { common, items: words } = useTexts();
  const format = useFormat();
  const { customerId } = useParams({ from });
  const { item } = useSearch({ from });
  const answer = useCustomerQuery(softwareQuery, customerId);
  if ('instead' in answer) return answer.instead;

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
      label: common.actions,
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
