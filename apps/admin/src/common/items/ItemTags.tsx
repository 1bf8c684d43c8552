import { textsOf } from '../../texts/use-texts.ts';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import type { ItemStatus, RemovalBlockerKind } from '../../vocabulary.ts';

const useTexts = textsOf('customer', 'items', 'vocabulary');

const tones: Readonly<Record<ItemStatus, Tone>> = {
  ACTIVE: 'good',
  PENDING: 'attention',
  APPROVAL_PENDING: 'attention',
  SUSPENDED: 'attention',
  CANCELLED: 'neutral',
  EXPIRED: 'neutral',
  DISABLED: 'neutral',
  DELETED: 'neutral',
  COMPLETED: 'neutral',
  TERMINATED: 'neutral',
  REJECTED: 'neutral',
  UNKNOWN: 'danger',
};

type StatusTagProps = { readonly status: ItemStatus; readonly rawStatus?: string | null };

export const StatusTag = ({ status, rawStatus = null }: StatusTagProps) => {
  const { items, vocabulary } = useTexts();
  return (
    <span title={status === 'UNKNOWN' && rawStatus ? items.rawStatus(rawStatus) : undefined}>
      <Tag tone={tones[status]}>{vocabulary.ItemStatus[status]}</Tag>
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
