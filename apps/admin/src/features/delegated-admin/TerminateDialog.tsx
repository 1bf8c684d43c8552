import { useClient } from 'urql';
import { boldName } from '../../ui/bold-name.tsx';
import { run } from '../commands/perform.ts';
import { keepFocus } from '../commands/use-command.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { type GranularAdminData, terminateDelegatedAdmin } from './documents.ts';
import { terminationOf } from './GranularAdminTable.tsx';
import { place } from './place.ts';
import { useDelegatedAdminTexts } from './use-delegated-admin-texts.ts';

type Props = { readonly privileges: GranularAdminData; readonly onClose: () => void };

/** Ends privileges that stand, or takes the request for them back. */
export const TerminateDialog = ({ privileges, onClose }: Props) => {
  const words = useDelegatedAdminTexts();
  const client = useClient();
  const { id, displayName, status } = privileges;
  const stands = status === 'ACTIVE';
  const consequence = terminationOf(privileges)?.consequence ?? '';
  return (
    <FormDialog
      title={boldName(stands ? words.terminateTitle : words.withdrawTitle, displayName)}
      submit={stands ? words.terminate : words.withdraw}
      {...(stands ? {} : { cancel: words.keepRequest })}
      send={() => run(client, terminateDelegatedAdmin, { id })}
      done={(stands ? words.terminated : words.withdrawn)(displayName)}
      onDone={() => keepFocus(`#${place}`)}
      onClose={onClose}
    >
      <p>{words.consequences?.[stands ? 'terminate' : 'withdraw'] ?? consequence}</p>
    </FormDialog>
  );
};
