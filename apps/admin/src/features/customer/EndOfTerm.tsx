import type { Subscription } from '../../common/items/items.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Tag } from '../../ui/Tag.tsx';

const useTexts = textsOf('items', 'vocabulary');

/** What happens at the end of its term; what costs money without anybody having chosen it stands out. */
export const EndOfTerm = ({ subscription }: { readonly subscription: Subscription }) => {
  const { items, vocabulary } = useTexts();
  const { endOfTermAction, isExtendedServiceTerm, willExtend } = subscription;
  if (isExtendedServiceTerm) return <Tag tone="attention">{items.extended}</Tag>;
  if (willExtend) return <Tag tone="attention">{items.willExtend}</Tag>;
  return endOfTermAction === null ? <span className="muted">–</span> : vocabulary.EndOfTermAction[endOfTermAction];
};

/** What was scheduled to change when it renews. */
export const NextTerm = ({ nextTerm, unitType }: Pick<Subscription, 'nextTerm' | 'unitType'>) => {
  const { items } = useTexts();
  const format = useFormat();
  if (nextTerm === null) return null;
  const { offerId, quantity, termDuration, billingCycle, customTermEndDate } = nextTerm;
  const changes = [
    offerId,
    quantity === null ? null : `${format.number(quantity)} ${unitType}`,
    termDuration && (items.terms[termDuration] ?? termDuration),
    billingCycle && (items.billingCycles[billingCycle.toLowerCase()] ?? billingCycle),
    customTermEndDate && items.until(customTermEndDate.slice(0, 10)),
  ];
  return changes.filter(Boolean).join(' · ');
};
