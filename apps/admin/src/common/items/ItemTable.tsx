import type { ReactNode } from 'react';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell, TableSection } from '../../ui/DataTable.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { ItemCommands } from '../commands/ItemCommands.tsx';
import { BlockerTag, StatusTag } from './ItemTags.tsx';
import type { ItemData } from './items.ts';

const useTexts = textsOf('common', 'items');

type Props<Row extends ItemData> = {
  readonly title: string;
  readonly note?: string;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  readonly items: { readonly totalCount: number; readonly nodes: readonly Row[] };
  /** What this kind has besides: between its status and whether it blocks. */
  readonly columns: readonly Column<Row>[];
  readonly empty: string;
  readonly selected: string | undefined;
  /** The heading above the names. */
  readonly nameLabel?: string;
  readonly describe?: (item: Row) => string;
  /** Whether it belongs to the one above. */
  readonly isNested?: (item: Row) => boolean;
  readonly onOpen?: (id: string) => void;
};

/** A customer's items of one kind: name and status, what is particular to the kind, whether each blocks, what to do. */
export const ItemTable = <Row extends ItemData>({
  title,
  note,
  actions,
  items,
  columns,
  empty,
  selected,
  nameLabel,
  describe,
  isNested,
  onOpen,
}: Props<Row>) => {
  const { common, items: words } = useTexts();
  const name: Column<Row> = {
    key: 'name',
    label: nameLabel ?? common.name,
    kind: 'name',
    cell: (item) => (
      <NameCell
        nested={isNested?.(item) ?? false}
        title={onOpen ? <LinkButton onClick={() => onOpen(item.id)}>{item.name}</LinkButton> : item.name}
        sub={describe?.(item)}
      />
    ),
  };
  const status: Column<Row> = {
    key: 'status',
    label: common.status,
    cell: (item) => <StatusTag status={item.status} rawStatus={item.rawStatus} />,
  };
  const removal: Column<Row> = {
    key: 'removal',
    label: words.removal,
    cell: ({ removalBlocker }) => <BlockerTag blocker={removalBlocker} />,
  };
  const commands: Column<Row> = {
    key: 'actions',
    label: common.actions,
    kind: 'actions',
    cell: (item) => (
      <ItemCommands
        commands={item.commands}
        subject={{ typename: item.__typename, id: item.id, name: item.name }}
        onlyFirst={item.removalBlocker?.resolutions ?? []}
      />
    ),
  };
  const hasCommands = items.nodes.some((item) => item.commands.length > 0);
  return (
    <TableSection title={title} of={items} actions={actions} {...(note ? { note } : {})}>
      <DataTable
        label={title}
        columns={[name, status, ...columns, removal, ...(hasCommands ? [commands] : [])]}
        rows={items.nodes}
        keyOf={({ id }) => id}
        empty={empty}
        selected={selected}
        {...(onOpen ? { onOpen: ({ id }: Row) => onOpen(id) } : {})}
      />
    </TableSection>
  );
};
