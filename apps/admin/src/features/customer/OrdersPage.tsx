import { useSearch } from '@tanstack/react-router';
import { graphql } from '../../common/graphql.ts';
import { ItemTable } from '../../common/items/ItemTable.tsx';
import { Item } from '../../common/items/items.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { When } from '../../ui/When.tsx';
import { loadCustomer, useCustomerQuery } from './use-customer-query.tsx';

const useTexts = textsOf('common', 'items');

const OrderItem = graphql(
  `
    fragment OrderItem on Order @_unmask {
      ...Item
      createdAt
      lines { offerId name quantity }
    }
  `,
  [Item],
);

const ordersQuery = graphql(
  `
    query Orders($id: ID!) {
      customer(id: $id) {
        id
        orders(first: 100) { totalCount nodes { ...OrderItem } }
      }
    }
  `,
  [OrderItem],
);

export const load = loadCustomer(ordersQuery);

export const Page = () => {
  const { items: words } = useTexts();
  const format = useFormat();
  const { item } = useSearch({ from: '/partner/customers/$customerId/orders' });
  const answer = useCustomerQuery(ordersQuery);
  if ('instead' in answer) return answer.instead;
  const { totalCount, nodes } = answer.customer.orders;
  const orders = nodes.map((order) => ({
    ...order,
    name: order.lines.map(({ name, quantity }) => `${name} × ${format.number(quantity)}`).join(', ') || order.id,
  }));
  return (
    <ItemTable
      title={words.ordersTitle}
      items={{ totalCount, nodes: orders }}
      nameLabel={words.lines}
      describe={({ id }) => id}
      columns={[{ key: 'ordered', label: words.ordered, cell: ({ createdAt }) => <When at={createdAt} /> }]}
      empty={words.emptyOrders}
      selected={item}
    />
  );
};
