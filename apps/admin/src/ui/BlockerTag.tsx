import { useTexts } from '../app/settings.ts';
import type { RemovalBlockerKind } from '../app/vocabulary.ts';
import { Tag } from './Tag.tsx';

type Props = { readonly blocker: { readonly kind: RemovalBlockerKind; readonly message: string } | null };

/** Whether an item blocks the removal, and as what. */
export const BlockerTag = ({ blocker }: Props) => {
  const { fromApi, pages, vocabulary } = useTexts();
  if (!blocker) return <span className="muted">{pages.customer.doesNotBlock}</span>;
  return (
    <span title={fromApi ? fromApi.cause[blocker.kind] : blocker.message}>
      <Tag tone="attention">{vocabulary.blockerKind[blocker.kind]}</Tag>
    </span>
  );
};
