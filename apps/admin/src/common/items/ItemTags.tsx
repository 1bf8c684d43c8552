import { textsOf } from '../../texts/use-texts.ts';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import type { ItemStatus, RemovalBlockerKind } from '../../vocabulary.ts';

const useTexts = textsOf('customer', 'items', 'vocabulary');

/** Colours tell what blocks a removal: a status has one only where something has to be done about it. */
const tones: Readonly<Partial<Record<ItemStatus, Tone>>> = {
  PENDING: 'attention',
  APPROVAL_PENDING: 'attention',
  UNKNOWN: 'danger',
};

type StatusTagProps = { readonly status: ItemStatus; readonly rawStatus?: string | null };

export const StatusTag = ({ status, rawStatus = null }: StatusTagProps) => {
  const { items, vocabulary } = useTexts();
  return (
    <span title={status === 'UNKNOWN' && rawStatus ? items.rawStatus(rawStatus) : undefined}>
      <Tag tone={tones[status] ?? 'neutral'}>{vocabulary.ItemStatus[status]}</Tag>
    </span>
  );
};

type BlockerTagProps = { readonly blocker: { readonly kind: RemovalBlockerKind; readonly message: string } | null };

/** Whether an item blocks the removal, and as what. */
export const BlockerTag = ({ blocker }: BlockerTagProps) => {
  const { customer, vocabulary } = useTexts();
  if (!blocker) return <span className="muted">{customer.doesNotBlock}</span>;
  return (
    <span title={blocker.message}>
      <Tag tone="attention">{vocabulary.RemovalBlockerKind[blocker.kind]}</Tag>
    </span>
  );
};
