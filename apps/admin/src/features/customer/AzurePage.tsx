import { useParams, useSearch } from '@tanstack/react-router';
import { ItemCommands } from '../../common/commands/ItemCommands.tsx';
import { graphql, type ResultOf } from '../../common/graphql.ts';
import { BlockerTag, StatusTag } from '../../common/items/ItemTags.tsx';
import { EntitlementItem } from '../../common/items/items.ts';
import { prefetch, type Visit } from '../../common/page.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell, TableSection } from '../../ui/DataTable.tsx';
import { useCustomerQuery } from './use-customer-query.tsx';

const useTexts = textsOf('common', 'items');

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

export const load = ({ client, params }: Visit<'customerId'>): Promise<void> =>
  prefetch(client, azureQuery, { id: params.customerId });

type Entitlement = ResultOf<typeof EntitlementItem> & {
  readonly subscription: { readonly id: string; readonly friendlyName: string } | null;
};
const from = '/partner/customers/$customerId/azure' as const;

export const Page = () => {
  const { common, items: words } = useTexts();
  const { customerId } = useParams({ from });
  const { item } = useSearch({ from });
  const answer = useCustomerQuery(azureQuery, customerId);
  if ('instead' in answer) return answer.instead;

  const columns: readonly Column<Entitlement>[] = [
    { key: 'name', label: common.name, kind: 'name', cell: ({ name }) => <NameCell title={name} /> },
    { key: 'status', label: common.status, cell: (row) => <StatusTag status={row.status} rawStatus={row.rawStatus} /> },
    { key: 'plan', label: words.azurePlan, cell: ({ subscription }) => subscription?.friendlyName ?? '–' },
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
