import { useClient } from 'urql';
import { textsOf } from '../../texts/use-texts.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import { run } from '../commands/outcome.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { withdrawRelease } from './documents.ts';

const useTexts = textsOf('release');

type Props = { readonly requestId: string; readonly partner: string; readonly onClose: () => void };

export const WithdrawDialog = ({ requestId, partner, onClose }: Props) => {
  const { customer: words } = useTexts().release;
  const client = useClient();
  return (
    <FormDialog
      title={boldName(words.withdrawTitle, partner)}
      submit={words.withdrawSubmit}
      cancel={words.keepRequest}
      send={() => run(client, withdrawRelease, { id: requestId })}
      done={words.withdrawn(partner)}
      onDone={keepFocus}
      onClose={onClose}
    >
      <p>{words.withdrawText}</p>
    </FormDialog>
  );
};
