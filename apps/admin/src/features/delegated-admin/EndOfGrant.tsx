import { When } from '../../ui/When.tsx';
import type { GranularAdminData } from './documents.ts';
import { useDelegatedAdminTexts } from './use-delegated-admin-texts.ts';

type Props = {
  readonly grant: Pick<GranularAdminData, 'status' | 'endsAt' | 'endedAt' | 'endedBy'>;
  /** On one line. */
  readonly inline?: boolean;
};

/** When privileges that stand will end; of others when and by whom they were ended, and never a date to come. */
export const EndOfGrant = ({ grant: { status, endsAt, endedAt, endedBy }, inline = false }: Props) => {
  const words = useDelegatedAdminTexts();
  if (status === 'ACTIVE') return <When at={endsAt} inline={inline} />;
  if (!endedAt) return <When at={null} />;
  return (
    <span>
      <span className={inline ? undefined : 'sub'}>{endedBy ? words.endedBy(endedBy.name) : words.over}</span>{' '}
      <When at={endedAt} inline={inline} />
    </span>
  );
};
