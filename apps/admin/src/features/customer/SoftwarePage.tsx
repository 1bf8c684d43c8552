import { useSearch } from '@tanstack/react-router';
import { graphql } from '../../common/graphql.ts';
import { ItemTable } from '../../common/items/ItemTable.tsx';
import { SoftwareItem } from '../../common/items/items.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { When } from '../../ui/When.tsx';
import { loadCustomer, useCustomerQuery } from './use-customer-query.tsx';

const useTexts = textsOf('common', 'items');

const softwareQuery = graphql(
  `
    query Software($id: ID!) {
      customer(id: $id) {
        id
        softwarePurchases(first: 100) { totalCount nodes { ...SoftwareItem } }
      }
    }
  `,
  [SoftwareItem],
);

export const load = loadCustomer(softwareQuery);

export const Page = () => {
  const { common, items: words } = useTexts();
  const format = useFormat();
  const { item } = useSearch({ from: '/partner/customers/$customerId/software' });
  const answer = useCustomerQuery(softwareQuery);
  if ('instead' in answer) return answer.instead;
  return (
    <ItemTable
      title={words.softwareTitle}
      items={answer.customer.softwarePurchases}
      columns={[
        { key: 'quantity', label: common.quantity, kind: 'number', cell: ({ quantity }) => format.number(quantity) },
        { key: 'purchased', label: words.purchased, cell: ({ purchasedAt }) => <When at={purchasedAt} /> },
        { key: 'until', label: words.cancelUntil, cell: (row) => <When at={row.cancellationAllowedUntil} /> },
        { key: 'expires', label: words.expires, cell: ({ expiresAt }) => <When at={expiresAt} /> },
      ]}
      empty={words.emptySoftware}
      selected={item}
    />
  );
};
