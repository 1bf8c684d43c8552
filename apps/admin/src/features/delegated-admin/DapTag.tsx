import { useTexts } from '../../app/settings.ts';
import { Tag } from '../../ui/Tag.tsx';

/** Whether a partner has delegated admin (DAP); null: not known. */
export const DapTag = ({ on }: { readonly on: boolean | null }) => {
  const { common } = useTexts();
  const text = on === null ? common.unknown : on ? common.on : common.off;
  return <Tag tone={on === false ? 'neutral' : 'attention'}>{text}</Tag>;
};
