import { useSearch } from '@tanstack/react-router';
import { graphql } from '../../common/graphql.ts';
import { ItemTable } from '../../common/items/ItemTable.tsx';
import { Item } from '../../common/items/items.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { loadCustomer, useCustomerQuery } from './use-customer-query.tsx';

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

export const load = loadCustomer(azureQuery);

export const Page = () => {
  const { items: words } = useTexts();
  const { item } = useSearch({ from: '/partner/customers/$customerId/azure' });
  const answer = useCustomerQuery(azureQuery);
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
