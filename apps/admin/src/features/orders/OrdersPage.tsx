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
import { BlockerBrief } from '../commands/items.ts';
import { useCustomerQuery } from '../customer/use-customer-query.tsx';

const OrderItem = graphql(
  `
    fragment OrderItem on Order @_unmask {
      id
      status
      rawStatus
      createdAt
      lines {
        offerId
        name
        quantity
      }
      removalBlocker {
        ...BlockerBrief
      }
    }
  `,
  [BlockerBrief],
);

const ordersQuery = graphql(
  `
    query Orders($id: ID!) {
      customer(id: $id) {
        id
        orders(first: 100) {
          totalCount
          nodes {
            ...OrderItem
          }
        }
      }
    }
  `,
  [OrderItem],
);

export const loadOrders = (client: Client, id: string): Promise<void> => prefetch(client, ordersQuery, { id });

const from = '/shell/customers/$customerId/orders' as const;

export const OrdersPage = () => {
  const { common, pages } = useTexts();
  const format = useFormat();
  const { customerId } = useParams({ from });
  const { item } = useSearch({ from });
  const answer = useCustomerQuery(ordersQuery, customerId);
  if ('instead' in answer) return answer.instead;

  const words = pages.items;
  const columns: readonly Column<ResultOf<typeof OrderItem>>[] = [
    {
      key: 'lines',
      label: words.lines,
      kind: 'name',
      cell: ({ lines, id }) => (
        <NameCell
          title={lines.map(({ name, quantity }) => `${name} × ${format.number(quantity)}`).join(', ') || id}
          sub={id}
        />
      ),
    },
    { key: 'status', label: common.status, cell: (row) => <StatusTag status={row.status} rawStatus={row.rawStatus} /> },
    { key: 'ordered', label: words.ordered, cell: ({ createdAt }) => <When at={createdAt} /> },
    { key: 'removal', label: words.removal, cell: ({ removalBlocker }) => <BlockerTag blocker={removalBlocker} /> },
  ];
  return (
    <TableSection title={words.ordersTitle} of={answer.customer.orders}>
      <DataTable
        label={words.ordersTitle}
        columns={columns}
        rows={answer.customer.orders.nodes}
        keyOf={({ id }) => id}
        empty={words.emptyOrders}
        selected={item}
      />
    </TableSection>
  );
};
