import { useState } from 'react';
import { useClient } from 'urql';
import { useTexts } from '../../app/settings.ts';
import type { Role } from '../../app/vocabulary.ts';
import { run } from '../commands/perform.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { setUserRoles } from './documents.ts';
import { RoleChecks } from './RoleChecks.tsx';
import type { UserLineData } from './UserTable.tsx';

type Props = { readonly user: UserLineData; readonly onClose: () => void };

export const RolesDialog = ({ user, onClose }: Props) => {
  const { pages } = useTexts();
  const client = useClient();
  const [roles, setRoles] = useState<readonly Role[]>(user.roles);
  return (
    <FormDialog
      title={
        <>
          {pages.users.changeRoles}: <strong>{user.name}</strong>
        </>
      }
      submit={pages.users.save}
      check={() => (roles.length === 0 ? pages.users.chooseRole : null)}
      send={() => run(client, setUserRoles, { userId: user.id, roles: [...roles] })}
      done={pages.users.changed(user.name)}
      onClose={onClose}
    >
      <RoleChecks roles={roles} onChange={setRoles} />
    </FormDialog>
  );
};
