import { useParams, useSearch } from '@tanstack/react-router';
import type { Client } from 'urql';
import { prefetch } from '../../app/client.ts';
import { graphql, type ResultOf } from '../../app/graphql.ts';
import { useTexts } from '../../app/settings.ts';
import { BlockerTag } from '../../ui/BlockerTag.tsx';
import { type Column, DataTable, NameCell, TableSection } from '../../ui/DataTable.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { ItemCommands } from '../commands/ItemCommands.tsx';
import { EntitlementItem } from '../commands/items.ts';
import { useCustomerQuery } from '../customer/use-customer-query.tsx';

const azureQuery = graphql(
  `
    query Azure($id: ID!) {
      customer(id: $id) {
        id
        azureEntitlements(first: 100) {
          totalCount
          nodes {
            ...EntitlementItem
            subscription {
              id
              friendlyName
            }
          }
        }
      }
    }
  `,
  [EntitlementItem],
);

export const loadAzure = (client: Client, id: string): Promise<void> => prefetch(client, azureQuery, { id });

type Entitlement = ResultOf<typeof EntitlementItem> & {
  readonly subscription: { readonly id: string; readonly friendlyName: string } | null;
};
const from = '/shell/customers/$customerId/azure' as const;

export const AzurePage = () => {
  const { common, pages } = useTexts();
  const { customerId } = useParams({ from });
  const { item } = useSearch({ from });
  const answer = useCustomerQuery(azureQuery, customerId);
  if ('instead' in answer) return answer.instead;

  const words = pages.items;
  const columns: readonly Column<Entitlement>[] = [
    { key: 'name', label: common.name, kind: 'name', cell: ({ name }) => <NameCell title={name} /> },
    { key: 'status', label: common.status, cell: (row) => <StatusTag status={row.status} rawStatus={row.rawStatus} /> },
    { key: 'plan', label: words.azurePlan, cell: ({ subscription }) => subscription?.friendlyName ?? '–' },
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
    <TableSection title={words.azurePlansTitle} note={words.azureText} of={answer.customer.azureEntitlements}>
      <DataTable
        label={words.azurePlansTitle}
        columns={columns}
        rows={answer.customer.azureEntitlements.nodes}
        keyOf={({ id }) => id}
        empty={words.emptyAzure}
        selected={item}
      />
    </TableSection>
  );
};
