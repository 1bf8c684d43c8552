import { textsOf } from '../../texts/use-texts.ts';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import type { ImportState } from '../../vocabulary.ts';

const useTexts = textsOf('vocabulary');

const tones: Partial<Record<ImportState, Tone>> = {
  UPLOADING: 'info',
  CHECKING: 'info',
  CHECKED: 'attention',
  IMPORTING: 'info',
  COMPLETED: 'good',
  FAILED: 'danger',
};

export const ImportTag = ({ state }: { readonly state: ImportState }) => {
  const { vocabulary } = useTexts();
  return <Tag tone={tones[state] ?? 'neutral'}>{vocabulary.ImportState[state]}</Tag>;
};
