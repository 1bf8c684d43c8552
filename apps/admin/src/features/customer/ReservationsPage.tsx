import { useParams, useSearch } from '@tanstack/react-router';
import { ItemCommands } from '../../common/commands/ItemCommands.tsx';
import { graphql, type ResultOf } from '../../common/graphql.ts';
import { BlockerTag, StatusTag } from '../../common/items/ItemTags.tsx';
import { BlockerBrief, ReservationItem } from '../../common/items/items.ts';
import { prefetch, type Visit } from '../../common/page.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell, TableSection } from '../../ui/DataTable.tsx';
import { When } from '../../ui/When.tsx';
import { useCustomerQuery } from './use-customer-query.tsx';

const useTexts = textsOf('common', 'items');

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

export const load = ({ client, params }: Visit<'customerId'>): Promise<void> =>
  prefetch(client, reservationsQuery, { id: params.customerId });

type Reservation = ResultOf<typeof ReservationItem>;
type SavingsPlan = ResultOf<typeof SavingsPlanItem>;
const from = '/partner/customers/$customerId/reservations' as const;

export const Page = () => {
  const { common, items: words } = useTexts();
  const format = useFormat();
  const { customerId } = useParams({ from });
  const { item } = useSearch({ from });
  const answer = useCustomerQuery(reservationsQuery, customerId);
  if ('instead' in answer) return answer.instead;

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
