import { useClient } from 'urql';
import { useTexts } from '../../app/settings.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { run } from '../commands/perform.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { disableUser } from './documents.ts';
import type { UserLineData } from './UserTable.tsx';

type Props = { readonly user: UserLineData; readonly onClose: () => void };

export const DisableUserDialog = ({ user, onClose }: Props) => {
  const { pages } = useTexts();
  const client = useClient();
  return (
    <FormDialog
      title={boldName(pages.users.disableTitle, user.name)}
      submit={pages.users.disable}
      send={() => run(client, disableUser, { userId: user.id })}
      done={pages.users.disabledDone(user.name)}
      onClose={onClose}
    >
      <p>{pages.users.disableText}</p>
    </FormDialog>
  );
};
