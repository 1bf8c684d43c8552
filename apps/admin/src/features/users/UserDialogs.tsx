import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useClient } from 'urql';
import { run } from '../../common/commands/outcome.ts';
import { FormDialog } from '../../common/forms/FormDialog.tsx';
import { useFieldProblems } from '../../common/forms/fields.ts';
import { RoleChecks } from '../../common/RoleChecks.tsx';
import { textsOf } from '../../texts/use-texts.ts';
import { boldName } from '../../ui/bold-name.tsx';
import type { Role } from '../../vocabulary.ts';
import { createUser, disableUser, setUserRoles, type UserLineData } from './documents.ts';

const useTexts = textsOf('common', 'users');

type AddUserDialogProps = { readonly onClose: () => void; readonly onChanged: () => void };

const AddUserDialog = ({ onClose, onChanged }: AddUserDialogProps) => {
  const { common, users } = useTexts();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>([]);
  const problems = useFieldProblems('name', 'email', 'password');
  return (
    <FormDialog
      title={users.add}
      submit={users.save}
      cancel={common.cancel}
      check={() => (roles.length === 0 ? users.chooseRole : null)}
      send={() => problems.run(createUser, { name: name.trim(), email: email.trim(), password, roles: [...roles] })}
      done={users.created(name.trim())}
      onDone={onChanged}
      onClose={onClose}
    >
      <Field label={common.name} required {...problems.of('name')}>
        <Input value={name} autoComplete="off" onChange={(_event, { value }) => setName(value)} />
      </Field>
      <Field label={users.email} required {...problems.of('email')}>
        <Input type="email" value={email} autoComplete="off" onChange={(_event, { value }) => setEmail(value)} />
      </Field>
      <Field label={users.password} hint={users.passwordHint} required {...problems.of('password')}>
        <Input
          type="password"
          value={password}
          autoComplete="new-password"
          onChange={(_event, { value }) => setPassword(value)}
        />
      </Field>
      <RoleChecks roles={roles} onChange={setRoles} />
    </FormDialog>
  );
};

type DisableUserDialogProps = { readonly user: UserLineData; readonly onClose: () => void };

const DisableUserDialog = ({ user, onClose }: DisableUserDialogProps) => {
  const { users } = useTexts();
  const client = useClient();
  return (
    <FormDialog
      title={boldName(users.disableTitle, user.name)}
      submit={users.disable}
      send={() => run(client, disableUser, { userId: user.id })}
      done={users.disabledDone(user.name)}
      onClose={onClose}
    >
      <p>{users.disableText}</p>
    </FormDialog>
  );
};

type RolesDialogProps = { readonly user: UserLineData; readonly onClose: () => void };

const RolesDialog = ({ user, onClose }: RolesDialogProps) => {
  const { users } = useTexts();
  const client = useClient();
  const [roles, setRoles] = useState<readonly Role[]>(user.roles);
  return (
    <FormDialog
      title={
        <>
          {users.changeRoles}: <strong>{user.name}</strong>
        </>
      }
      submit={users.save}
      check={() => (roles.length === 0 ? users.chooseRole : null)}
      send={() => run(client, setUserRoles, { userId: user.id, roles: [...roles] })}
      done={users.changed(user.name)}
      onClose={onClose}
    >
      <RoleChecks roles={roles} onChange={setRoles} />
    </FormDialog>
  );
};

export type Dialogs =
  | { readonly kind: 'add' }
  | { readonly kind: 'roles' | 'disable'; readonly user: UserLineData }
  | null;

type UserDialogsProps = { readonly dialog: Dialogs; readonly onClose: () => void; readonly onChanged: () => void };

export const UserDialogs = ({ dialog, onClose, onChanged }: UserDialogsProps) => {
  if (!dialog) return null;
  if (dialog.kind === 'add') return <AddUserDialog onClose={onClose} onChanged={onChanged} />;
  if (dialog.kind === 'roles') return <RolesDialog user={dialog.user} onClose={onClose} />;
  return <DisableUserDialog user={dialog.user} onClose={onClose} />;
};
