import { useTexts } from '../../app/settings.ts';
import { Tag } from '../../ui/Tag.tsx';

/** Whether a partner has delegated admin (DAP); null: not known. */
export const StandingTag = ({ on }: { readonly on: boolean | null }) => {
  const { common } = useTexts();
  if (on === null) return <Tag tone="attention">{common.unknown}</Tag>;
  return <Tag tone={on ? 'info' : 'neutral'}>{on ? common.on : common.off}</Tag>;
};
