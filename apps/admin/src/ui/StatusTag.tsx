import { useTexts } from '../app/settings.ts';
import type { ItemStatus } from '../app/vocabulary.ts';
import { Tag, type Tone } from './Tag.tsx';

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

type Props = { readonly status: ItemStatus; readonly rawStatus?: string | null };

export const StatusTag = ({ status, rawStatus = null }: Props) => {
  const { vocabulary, pages } = useTexts();
  return (
    <span title={status === 'UNKNOWN' && rawStatus ? pages.items.rawStatus(rawStatus) : undefined}>
      <Tag tone={tones[status]}>{vocabulary.status[status]}</Tag>
    </span>
  );
};
