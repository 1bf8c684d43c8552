import type { Subscription } from '../../common/items/items.ts';
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
