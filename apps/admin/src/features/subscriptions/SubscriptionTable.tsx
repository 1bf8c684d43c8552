import { useFormat } from '../../app/format.ts';
import type { ResultOf } from '../../app/graphql.ts';
import { useTexts } from '../../app/settings.ts';
import { BlockerTag } from '../../ui/BlockerTag.tsx';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { When } from '../../ui/When.tsx';
import { ItemCommands } from '../commands/ItemCommands.tsx';
import type { SubscriptionItem } from '../commands/items.ts';

export type Subscription = ResultOf<typeof SubscriptionItem>;

export const subjectOf = ({ __typename, id, friendlyName }: Subscription) => ({
  typename: __typename,
  id,
  name: friendlyName,
});

type Props = {
  readonly subscriptions: readonly Subscription[];
  readonly selected: string | undefined;
  readonly onOpen: (id: string) => void;
};

export const SubscriptionTable = ({ subscriptions, selected, onOpen }: Props) => {
  const { common, pages, vocabulary } = useTexts();
  const format = useFormat();
  const words = pages.items;
  const describe = ({ parent, isTrial, kind, commerceModel }: Subscription) =>
    [
      parent ? words.addOn : null,
      isTrial ? words.trial : null,
      vocabulary.subscriptionKind[kind],
      vocabulary.commerceModel[commerceModel],
    ]
      .filter(Boolean)
      .join(' · ');

  const columns: readonly Column<Subscription>[] = [
    {
      key: 'name',
      label: words.subscription,
      kind: 'name',
      cell: (row) => (
        <NameCell
          nested={row.parent !== null}
          title={<LinkButton onClick={() => onOpen(row.id)}>{row.friendlyName}</LinkButton>}
          sub={describe(row)}
        />
      ),
    },
    { key: 'status', label: common.status, cell: (row) => <StatusTag status={row.status} rawStatus={row.rawStatus} /> },
    { key: 'quantity', label: common.quantity, kind: 'number', cell: ({ quantity }) => format.number(quantity) },
    { key: 'renew', label: words.autoRenew, cell: ({ autoRenew }) => (autoRenew ? common.on : common.off) },
    { key: 'end', label: words.commitmentEnd, cell: ({ commitmentEndDate }) => <When at={commitmentEndDate} /> },
    {
      key: 'contact',
      label: words.supportContact,
      cell: ({ supportContact, supportContactDesignated }) => (
        <span className={supportContactDesignated ? undefined : 'muted'}>{supportContact?.name ?? '–'}</span>
      ),
    },
    { key: 'removal', label: words.removal, cell: ({ removalBlocker }) => <BlockerTag blocker={removalBlocker} /> },
    {
      key: 'actions',
      label: words.actions,
      kind: 'actions',
      cell: (row) => (
        <ItemCommands
          commands={row.commands}
          subject={subjectOf(row)}
          onlyFirst={row.removalBlocker?.resolutions ?? []}
        />
      ),
    },
  ];
  return (
    <DataTable
      label={pages.customer.subscriptions}
      columns={columns}
      rows={subscriptions}
      keyOf={({ id }) => id}
      empty={words.emptySubscriptions}
      selected={selected}
      onOpen={({ id }) => onOpen(id)}
    />
  );
};
