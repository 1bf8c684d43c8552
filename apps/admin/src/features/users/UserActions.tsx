import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useClient } from 'urql';
import { run } from '../../common/commands/outcome.ts';
import { CommandError } from '../../common/errors.ts';
import { useDraft } from '../../common/forms/drafts.ts';
import { FormDialog } from '../../common/forms/FormDialog.tsx';
import { useFieldProblems } from '../../common/forms/fields.ts';
import { graphql } from '../../common/graphql.ts';
import { RoleChecks } from '../../common/RoleChecks.tsx';
import { textsOf } from '../../texts/use-texts.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import type { Role } from '../../vocabulary.ts';
import { commandOf, UserLine, type UserLineData } from './documents.ts';
import styles from './Users.module.css';

const useTexts = textsOf('common', 'users');

const createUser = graphql(
  `
    mutation CreateUser($email: String!, $name: String!, $roles: [Role!]!, $password: String!) {
      result: createUser(input: { email: $email, name: $name, roles: $roles, password: $password }) {
        __typename
        ... on CreateUserPayload { user { id ...UserLine } }
        ...CommandError
      }
    }
  `,
  [UserLine, CommandError],
);

type AddUserDialogProps = { readonly onClose: () => void; readonly onChanged: () => void };

const AddUserDialog = ({ onClose, onChanged }: AddUserDialogProps) => {
  const { common, users } = useTexts();
  const [name, setName] = useDraft('user name', '');
  const [email, setEmail] = useDraft('user email', '');
  const [password, setPassword] = useState('');
  const [roles, setRoles] = useDraft<readonly Role[]>('user roles', []);
  const problems = useFieldProblems('name', 'email', 'password', 'roles');
  return (
    <FormDialog
      title={users.add}
      submit={users.save}
      cancel={common.cancel}
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
      <RoleChecks roles={roles} problem={problems.textOf('roles')} onChange={setRoles} />
    </FormDialog>
  );
};

const disableUser = graphql(
  `
    mutation DisableUser($userId: ID!) {
      result: disableUser(input: { userId: $userId }) {
        __typename
        ... on DisableUserPayload { user { id ...UserLine } }
        ...CommandError
      }
    }
  `,
  [UserLine, CommandError],
);

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
      <p>{commandOf(user, 'DISABLE')?.consequence}</p>
    </FormDialog>
  );
};

const setUserRoles = graphql(
  `
    mutation SetUserRoles($userId: ID!, $roles: [Role!]!) {
      result: setUserRoles(input: { userId: $userId, roles: $roles }) {
        __typename
        ... on SetUserRolesPayload { user { id ...UserLine } }
        ...CommandError
      }
    }
  `,
  [UserLine, CommandError],
);

type RolesDialogProps = { readonly user: UserLineData; readonly onClose: () => void };

const RolesDialog = ({ user, onClose }: RolesDialogProps) => {
  const { common, users } = useTexts();
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
      cancel={common.cancel}
      check={() => (roles.length === 0 ? users.chooseRole : null)}
      send={() => run(client, setUserRoles, { userId: user.id, roles: [...roles] })}
      done={users.changed(user.name)}
      onClose={onClose}
    >
      <p>{commandOf(user, 'SET_ROLES')?.consequence}</p>
      <RoleChecks
        roles={roles}
        kept={{ GLOBAL_ADMIN: commandOf(user, 'TAKE_GLOBAL_ADMIN')?.reason ?? null }}
        onChange={setRoles}
      />
    </FormDialog>
  );
};

type AddUserProps = { readonly refusal: string | null; readonly onChanged: () => void };

/** Adds a user; inactive with its reason for whom that is not allowed. */
export const AddUser = ({ refusal, onChanged }: AddUserProps) => {
  const { users } = useTexts();
  const [open, setOpen] = useDraft('user', false);
  return (
    <>
      <ReasonedButton appearance="primary" reason={refusal} onClick={() => setOpen(true)}>
        {users.add}
      </ReasonedButton>
      {open ? <AddUserDialog onClose={() => setOpen(false)} onChanged={onChanged} /> : null}
    </>
  );
};

type UserActionsProps = { readonly user: UserLineData };

/** What can be done about a user, each in a dialog of its own. */
export const UserActions = ({ user }: UserActionsProps) => {
  const { users } = useTexts();
  const [open, setOpen] = useState<'roles' | 'disable' | null>(null);
  const common = { size: 'small', about: user.name } as const;
  const close = () => setOpen(null);
  const setsRoles = commandOf(user, 'SET_ROLES');
  const disables = commandOf(user, 'DISABLE');
  return (
    <span className={styles.actions}>
      {setsRoles ? (
        <ReasonedButton {...common} reason={setsRoles.reason} onClick={() => setOpen('roles')}>
          {users.changeRoles}
        </ReasonedButton>
      ) : null}
      {disables ? (
        <ReasonedButton {...common} appearance="subtle" reason={disables.reason} onClick={() => setOpen('disable')}>
          {users.disable}
        </ReasonedButton>
      ) : null}
      {open === 'roles' ? <RolesDialog user={user} onClose={close} /> : null}
      {open === 'disable' ? <DisableUserDialog user={user} onClose={close} /> : null}
    </span>
  );
};
