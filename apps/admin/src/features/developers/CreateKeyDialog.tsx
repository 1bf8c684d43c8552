import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { FormDialog } from '../../common/forms/FormDialog.tsx';
import { useFieldProblems } from '../../common/forms/fields.ts';
import { RoleChecks } from '../../common/RoleChecks.tsx';
import { useViewer } from '../../common/viewer.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Choice } from '../../ui/Choice.tsx';
import type { Role } from '../../vocabulary.ts';
import { createKey } from './key-documents.ts';

const useTexts = textsOf('common', 'developers', 'users');

type Props = { readonly onCreated: (secret: string) => void; readonly onClose: () => void };

const lifetimes = ['7', '30', '90', '365'];
const day = 86_400_000;

export const CreateKeyDialog = ({ onCreated, onClose }: Props) => {
  const { common, developers, users } = useTexts();
  const words = developers.key;
  const format = useFormat();
  const own = useViewer()?.roles ?? [];
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [roles, setRoles] = useState<readonly Role[]>([]);

  const problems = useFieldProblems('name');

  const send = () => {
    const expiresAt = new Date(Date.now() + Number(days) * day).toISOString();
    return problems.run(createKey, { name: name.trim(), roles: [...roles], expiresAt }, ({ secret }) => {
      if (secret !== null) onCreated(secret);
    });
  };

  return (
    <FormDialog
      title={words.add}
      submit={words.create}
      cancel={common.cancel}
      check={() => (roles.length === 0 ? users.chooseRole : null)}
      send={send}
      done={words.created(name.trim())}
      onClose={onClose}
    >
      <Field label={words.name} hint={words.nameHint} required {...problems.of('name')}>
        <Input value={name} maxLength={100} autoComplete="off" onChange={(_event, { value }) => setName(value)} />
      </Field>
      <RoleChecks roles={roles} offered={own} onChange={setRoles} />
      <Field label={words.expiry}>
        <Choice
          label={words.expiry}
          value={days}
          onChange={setDays}
          options={lifetimes.map((one) => [one, format.days(Number(one))])}
        />
      </Field>
    </FormDialog>
  );
};
