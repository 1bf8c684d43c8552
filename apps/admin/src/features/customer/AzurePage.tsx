import { useParams, useSearch } from '@tanstack/react-router';
import { graphql } from '../../common/graphql.ts';
import { ItemTable } from '../../common/items/ItemTable.tsx';
import { Item } from '../../common/items/items.ts';
import { prefetch, type Visit } from '../../common/page.ts';
import { textsOf } from '../../texts/use-texts.ts';
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
            ...Item
            subscription {
              id
              name
            }
          }
        }
      }
    }
  `,
  [Item],
);

export const load = ({ client, params }: Visit<'customerId'>): Promise<void> =>
  prefetch(client, azureQuery, { id: params.customerId });

const from = '/partner/customers/$customerId/azure' as const;

export const Page = () => {
  const { items: words } = useTexts();
  const { customerId } = useParams({ from });
  const { item } = useSearch({ from });
  const answer = useCustomerQuery(azureQuery, customerId);
  if ('instead' in answer) return answer.instead;
  return (
    <ItemTable
      title={words.azurePlansTitle}
      note={words.azureText}
      items={answer.customer.azureEntitlements}
      columns={[{ key: 'plan', label: words.azurePlan, cell: ({ subscription }) => subscription?.name ?? '–' }]}
      empty={words.emptyAzure}
      selected={item}
    />
  );
};
