import { ItemCommands } from '../../common/commands/ItemCommands.tsx';
import type { ResultOf } from '../../common/graphql.ts';
import { BlockerTag, StatusTag } from '../../common/items/ItemTags.tsx';
import type { SubscriptionItem } from '../../common/items/items.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { When } from '../../ui/When.tsx';

const useTexts = textsOf('common', 'customer', 'items', 'vocabulary');

type Ordered = { readonly id: string; readonly parent: { readonly id: string } | null };

/** Each base is followed by its add-ons; an add-on whose base is not in the list stands for itself. */
export const withAddOnsBelow = <Item extends Ordered>(items: readonly Item[]): readonly Item[] => {
  const known = new Set(items.map(({ id }) => id));
  const standsAlone = ({ parent }: Item) => parent === null || !known.has(parent.id);
  const addOnsOf = (base: Item) => items.filter((item) => !standsAlone(item) && item.parent?.id === base.id);
  return items.filter(standsAlone).flatMap((base) => [base, ...addOnsOf(base)]);
};

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
  const { common, customer, items: words, vocabulary } = useTexts();
  const format = useFormat();
  const describe = ({ parent, isTrial, kind, commerceModel }: Subscription) =>
    [
      parent ? words.addOn : null,
      isTrial ? words.trial : null,
      vocabulary.SubscriptionKind[kind],
      vocabulary.CommerceModel[commerceModel],
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
      label: common.actions,
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
      label={customer.subscriptions}
      columns={columns}
      rows={subscriptions}
      keyOf={({ id }) => id}
      empty={words.emptySubscriptions}
      selected={selected}
      onOpen={({ id }) => onOpen(id)}
    />
  );
};
