import { useSearch } from '@tanstack/react-router';
import { graphql, type ResultOf } from '../../common/graphql.ts';
import { ItemTable } from '../../common/items/ItemTable.tsx';
import { Item, ReservationItem } from '../../common/items/items.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import type { Column } from '../../ui/DataTable.tsx';
import { When } from '../../ui/When.tsx';
import { loadCustomer, useCustomerQuery } from './use-customer-query.tsx';

const useTexts = textsOf('common', 'items');

const SavingsPlanItem = graphql(
  `
    fragment SavingsPlanItem on SavingsPlan @_unmask {
      ...Item
      quantity
      purchasedAt
      expiresAt
    }
  `,
  [Item],
);

const reservationsQuery = graphql(
  `
    query Reservations($id: ID!) {
      customer(id: $id) {
        id
        reservations(first: 100) { totalCount nodes { ...ReservationItem } }
        savingsPlans(first: 100) { totalCount nodes { ...SavingsPlanItem } }
      }
    }
  `,
  [ReservationItem, SavingsPlanItem],
);

export const load = loadCustomer(reservationsQuery);

type Commitment = ResultOf<typeof ReservationItem> | ResultOf<typeof SavingsPlanItem>;
export const Page = () => {
  const { common, items: words } = useTexts();
  const format = useFormat();
  const { item } = useSearch({ from: '/partner/customers/$customerId/reservations' });
  const answer = useCustomerQuery(reservationsQuery);
  if ('instead' in answer) return answer.instead;

  const { reservations, savingsPlans } = answer.customer;
  const shared: readonly Column<Pick<Commitment, 'quantity' | 'purchasedAt' | 'expiresAt'>>[] = [
    { key: 'quantity', label: common.quantity, kind: 'number', cell: ({ quantity }) => format.number(quantity) },
    { key: 'purchased', label: words.purchased, cell: ({ purchasedAt }) => <When at={purchasedAt} /> },
    { key: 'expires', label: words.expires, cell: ({ expiresAt }) => <When at={expiresAt} /> },
  ];
  return (
    <>
      <ItemTable
        title={words.reservationsTitle}
        items={reservations}
        columns={[
          ...shared,
          {
            key: 'refund',
            label: words.refundable,
            cell: ({ refundable }) =>
              refundable === null ? common.unknown : refundable ? words.refundYes : words.refundNo,
          },
        ]}
        empty={words.emptyReservations}
        selected={item}
      />
      <ItemTable
        title={words.savingsPlansTitle}
        note={words.savingsPlansText}
        items={savingsPlans}
        columns={shared}
        empty={words.emptySavingsPlans}
        selected={item}
      />
    </>
  );
};
