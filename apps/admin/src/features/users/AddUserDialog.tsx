import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useClient } from 'urql';
import { useTexts } from '../../app/settings.ts';
import type { Role } from '../../app/vocabulary.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { useFieldProblems } from '../forms/use-field-problems.ts';
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
  const problems = useFieldProblems(pages.users.problems);
  const send = async () => {
    const variables = { name: name.trim(), email: email.trim(), password, roles: [...roles] };
    const { data, error } = await client.mutation(createUser, variables);
    if (data?.result.__typename !== 'CreateUserPayload') return problems.refused(data?.result, error);
    return { done: true } as const;
  };
  return (
    <FormDialog
      title={pages.users.add}
      submit={pages.users.save}
      check={() => (roles.length === 0 ? pages.users.chooseRole : null)}
      send={send}
      done={pages.users.created(name.trim())}
      onDone={onChanged}
      onClose={onClose}
    >
      <Field label={common.name} required {...problems.of('name')}>
        <Input value={name} autoComplete="off" onChange={(_event, { value }) => setName(value)} />
      </Field>
      <Field label={pages.users.email} required {...problems.of('email')}>
        <Input type="email" value={email} autoComplete="off" onChange={(_event, { value }) => setEmail(value)} />
      </Field>
      <Field label={pages.users.password} hint={pages.users.passwordHint} required {...problems.of('password')}>
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
