import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useClient } from 'urql';
import { useAttemptKey } from '../../app/attempt.ts';
import { useTexts } from '../../app/settings.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { FormDialog } from '../forms/FormDialog.tsx';
import { useFieldProblems } from '../forms/use-field-problems.ts';
import { wholeNumberIn } from '../forms/whole-number.ts';
import styles from './DelegatedAdmin.module.css';
import { requestDelegatedAdmin } from './documents.ts';
import { RoleChoice } from './RoleChoice.tsx';
import { useDelegatedAdminTexts } from './use-delegated-admin-texts.ts';

type Props = {
  readonly customer: { readonly id: string; readonly companyName: string };
  readonly onClose: () => void;
};

export const RequestDialog = ({ customer, onClose }: Props) => {
  const { common } = useTexts();
  const words = useDelegatedAdminTexts();
  const client = useClient();
  const keyFor = useAttemptKey();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('90');
  const [autoExtend, setAutoExtend] = useState(false);
  const problems = useFieldProblems(words.problems);

  const send = async () => {
    const durationDays = wholeNumberIn(typed);
    if (durationDays === null) return problems.noticed('durationDays');
    const input = {
      customerId: customer.id,
      displayName: name.trim(),
      roles: [...roles],
      durationDays,
      autoExtend,
    };
    const { data, error } = await client.mutation(requestDelegatedAdmin, {
      input: { ...input, idempotencyKey: keyFor(input) },
    });
    if (data?.result.__typename !== 'RequestDelegatedAdminPayload') return problems.refused(data?.result, error);
    return { done: true } as const;
  };

  return (
    <FormDialog
      wide
      title={boldName(words.requestTitle, customer.companyName)}
      submit={words.submit}
      cancel={common.cancel}
      send={send}
      done={words.requested(name.trim())}
      onClose={onClose}
    >
      <p className={styles.text}>{words.requestText}</p>
      <Field label={words.nameLabel} hint={words.nameHint} required {...problems.of('displayName')}>
        <Input value={name} autoFocus autoComplete="off" onChange={(_event, { value }) => setName(value)} />
      </Field>
      <RoleChoice roles={roles} problem={problems.textOf('roles')} onChange={setRoles} />
      <Field label={words.days} hint={words.daysHint} required {...problems.of('durationDays')}>
        <Input inputMode="numeric" autoComplete="off" value={typed} onChange={(_event, { value }) => setTyped(value)} />
      </Field>
      <Checkbox
        label={words.autoExtend}
        checked={autoExtend}
        onChange={(_event, { checked }) => setAutoExtend(checked === true)}
      />
    </FormDialog>
  );
};
