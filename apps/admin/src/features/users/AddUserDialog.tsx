import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useClient } from 'urql';
import { useTexts } from '../../app/settings.ts';
import type { Role } from '../../app/vocabulary.ts';
import { run } from '../commands/perform.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { createUser } from './documents.ts';
import { RoleChecks } from './RoleChecks.tsx';

type Props = { readonly onClose: () => void; readonly onChanged: () => void };

export const AddUserDialog = ({ onClose, onChanged }: Props) => {
  const { common, pages } = useTexts();
  const client = useClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>([]);
  return (
    <FormDialog
      title={pages.users.add}
      submit={pages.users.save}
      check={() => (roles.length === 0 ? pages.users.chooseRole : null)}
      send={() => run(client, createUser, { name: name.trim(), email: email.trim(), password, roles: [...roles] })}
      done={pages.users.created(name.trim())}
      onDone={onChanged}
      onClose={onClose}
    >
      <Field label={common.name} required>
        <Input value={name} autoComplete="off" onChange={(_event, { value }) => setName(value)} />
      </Field>
      <Field label={pages.users.email} required>
        <Input type="email" value={email} autoComplete="off" onChange={(_event, { value }) => setEmail(value)} />
      </Field>
      <Field label={pages.users.password} hint={pages.users.passwordHint} required>
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
