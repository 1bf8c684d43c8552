import { useParams, useSearch } from '@tanstack/react-router';
import { graphql, type ResultOf } from '../../common/graphql.ts';
import { BlockerTag, StatusTag } from '../../common/items/ItemTags.tsx';
import { BlockerBrief } from '../../common/items/items.ts';
import { prefetch, type Visit } from '../../common/page.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell, TableSection } from '../../ui/DataTable.tsx';
import { When } from '../../ui/When.tsx';
import { useCustomerQuery } from './use-customer-query.tsx';

const useTexts = textsOf('common', 'items');

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

export const load = ({ client, params }: Visit<'customerId'>): Promise<void> =>
  prefetch(client, ordersQuery, { id: params.customerId });

const from = '/partner/customers/$customerId/orders' as const;

export const Page = () => {
  const { common, items: words } = useTexts();
  const format = useFormat();
  const { customerId } = useParams({ from });
  const { item } = useSearch({ from });
  const answer = useCustomerQuery(ordersQuery, customerId);
  if ('instead' in answer) return answer.instead;

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
