import type { ReactNode } from 'react';
import { ItemTable } from '../../common/items/ItemTable.tsx';
import type { Subscription } from '../../common/items/items.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { When } from '../../ui/When.tsx';
import { EndOfTerm } from './EndOfTerm.tsx';

const useTexts = textsOf('common', 'customer', 'items', 'vocabulary');

type Ordered = { readonly id: string; readonly parent: { readonly id: string } | null };

/** Each base is followed by its add-ons; an add-on whose base is not in the list comes by itself. */
export const withAddOnsBelow = <Item extends Ordered>(items: readonly Item[]): readonly Item[] => {
  const known = new Set(items.map(({ id }) => id));
  const standsAlone = ({ parent }: Item) => parent === null || !known.has(parent.id);
  const addOnsOf = (base: Item) => items.filter((item) => !standsAlone(item) && item.parent?.id === base.id);
  return items.filter(standsAlone).flatMap((base) => [base, ...addOnsOf(base)]);
};

type Props = {
  readonly subscriptions: { readonly totalCount: number; readonly nodes: readonly Subscription[] };
  readonly selected: string | undefined;
  /** Buttons beside the title. */
  readonly actions: ReactNode;
  readonly onOpen: (id: string) => void;
};

export const SubscriptionTable = ({ subscriptions: { totalCount, nodes }, selected, actions, onOpen }: Props) => {
  const { common, customer, items: words, vocabulary } = useTexts();
  const format = useFormat();
  return (
    <ItemTable
      title={customer.subscriptions}
      actions={actions}
      items={{ totalCount, nodes: withAddOnsBelow(nodes) }}
      nameLabel={words.subscription}
      isNested={({ parent }) => parent !== null}
      describe={({ parent, isTrial, kind, commerceModel }) =>
        [
          parent ? words.addOn : null,
          isTrial ? words.trial : null,
          vocabulary.SubscriptionKind[kind],
          vocabulary.CommerceModel[commerceModel],
        ]
          .filter(Boolean)
          .join(' · ')
      }
      columns={[
        { key: 'quantity', label: common.quantity, kind: 'number', cell: ({ quantity }) => format.number(quantity) },
        {
          key: 'end',
          label: words.endOfTerm,
          cell: (one) => (
            <>
              <When at={one.commitmentEndDate} />
              <div>
                <EndOfTerm subscription={one} />
              </div>
            </>
          ),
        },
        {
          key: 'contact',
          label: words.supportContact,
          cell: ({ supportContact, supportContactDesignated }) => (
            <span className={supportContactDesignated ? undefined : 'muted'}>{supportContact?.name ?? '–'}</span>
          ),
        },
      ]}
      empty={words.emptySubscriptions}
      selected={selected}
      onOpen={onOpen}
    />
  );
};
