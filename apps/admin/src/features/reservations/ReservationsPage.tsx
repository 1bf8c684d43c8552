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
import { ItemCommands } from '../commands/ItemCommands.tsx';
import { BlockerBrief, ReservationItem } from '../commands/items.ts';
import { useCustomerQuery } from '../customer/use-customer-query.tsx';

const SavingsPlanItem = graphql(
  `
    fragment SavingsPlanItem on SavingsPlan @_unmask {
      id
      name
      quantity
      purchasedAt
      expiresAt
      status
      rawStatus
      imported
      removalBlocker {
        ...BlockerBrief
      }
    }
  `,
  [BlockerBrief],
);

const reservationsQuery = graphql(
  `
    query Reservations($id: ID!) {
      customer(id: $id) {
        id
        reservations(first: 100) {
          totalCount
          nodes {
            ...ReservationItem
          }
        }
        savingsPlans(first: 100) {
          totalCount
          nodes {
            ...SavingsPlanItem
          }
        }
      }
    }
  `,
  [ReservationItem, SavingsPlanItem],
);

export const loadReservations = (client: Client, id: string): Promise<void> =>
  prefetch(client, reservationsQuery, { id });

type Reservation = ResultOf<typeof ReservationItem>;
type SavingsPlan = ResultOf<typeof SavingsPlanItem>;
const from = '/shell/customers/$customerId/reservations' as const;

export const ReservationsPage = () => {
  const { common, pages } = useTexts();
  const format = useFormat();
  const { customerId } = useParams({ from });
  const { item } = useSearch({ from });
  const answer = useCustomerQuery(reservationsQuery, customerId);
  if ('instead' in answer) return answer.instead;

  const words = pages.items;
  const shared: readonly Column<Reservation | SavingsPlan>[] = [
    { key: 'name', label: common.name, kind: 'name', cell: ({ name }) => <NameCell title={name} /> },
    { key: 'status', label: common.status, cell: (row) => <StatusTag status={row.status} rawStatus={row.rawStatus} /> },
    { key: 'quantity', label: common.quantity, kind: 'number', cell: ({ quantity }) => format.number(quantity) },
    { key: 'purchased', label: words.purchased, cell: ({ purchasedAt }) => <When at={purchasedAt} /> },
    { key: 'expires', label: words.expires, cell: ({ expiresAt }) => <When at={expiresAt} /> },
    { key: 'removal', label: words.removal, cell: ({ removalBlocker }) => <BlockerTag blocker={removalBlocker} /> },
  ];
  const columns: readonly Column<Reservation>[] = [
    ...shared,
    {
      key: 'refund',
      label: words.refundable,
      cell: ({ refundable }) => (refundable ? words.refundYes : words.refundNo),
    },
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
    <>
      <TableSection title={words.reservationsTitle} of={answer.customer.reservations}>
        <DataTable
          label={words.reservationsTitle}
          columns={columns}
          rows={answer.customer.reservations.nodes}
          keyOf={({ id }) => id}
          empty={words.emptyReservations}
          selected={item}
        />
      </TableSection>
      <TableSection title={words.savingsPlansTitle} note={words.savingsPlansText} of={answer.customer.savingsPlans}>
        <DataTable
          label={words.savingsPlansTitle}
          columns={shared}
          rows={answer.customer.savingsPlans.nodes}
          keyOf={({ id }) => id}
          empty={words.emptySavingsPlans}
          selected={item}
        />
      </TableSection>
    </>
  );
};
