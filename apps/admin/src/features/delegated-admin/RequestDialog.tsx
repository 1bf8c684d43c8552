import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useClient } from 'urql';
import { useAttemptKey } from '../../app/attempt.ts';
import { useTexts } from '../../app/settings.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { besideFields, type FieldProblems, fieldProblemsOf, validation } from '../commands/field-problems.ts';
import { failed } from '../commands/perform.ts';
import { FormDialog } from '../users/FormDialog.tsx';
import styles from './DelegatedAdmin.module.css';
import { requestDelegatedAdmin } from './documents.ts';
import { RoleChoice } from './RoleChoice.tsx';
import { useDelegatedAdminTexts } from './use-delegated-admin-texts.ts';

type Props = {
  readonly customer: { readonly id: string; readonly companyName: string };
  readonly onClose: () => void;
};

const fields = ['displayName', 'roles', 'durationDays'] as const;

export const RequestDialog = ({ customer, onClose }: Props) => {
  const { common } = useTexts();
  const words = useDelegatedAdminTexts();
  const client = useClient();
  const keyFor = useAttemptKey();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('90');
  const [autoExtend, setAutoExtend] = useState(false);
  const [problems, setProblems] = useState<FieldProblems>({});
  const problemOf = (field: (typeof fields)[number]) => problems[field] && (words.problems?.[field] ?? problems[field]);

  const send = async () => {
    if (!/^\d{1,9}$/.test(typed.trim())) {
      setProblems({ durationDays: words.wholeNumber });
      return { done: false, code: 'VALIDATION', message: words.wholeNumber, shown: true } as const;
    }
    const input = {
      customerId: customer.id,
      displayName: name.trim(),
      roles: [...roles],
      durationDays: Number(typed),
      autoExtend,
    };
    const { data, error } = await client.mutation(requestDelegatedAdmin, {
      input: { ...input, idempotencyKey: keyFor(input) },
    });
    if (data?.result.__typename === 'RequestDelegatedAdminPayload') return { done: true } as const;
    const wrong = fieldProblemsOf(data?.result, fields);
    setProblems(wrong);
    return besideFields(failed(data?.result, error), wrong);
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
      <Field label={words.nameLabel} hint={words.nameHint} required {...validation(problemOf('displayName'))}>
        <Input value={name} autoFocus autoComplete="off" onChange={(_event, { value }) => setName(value)} />
      </Field>
      <RoleChoice roles={roles} problem={problemOf('roles')} onChange={setRoles} />
      <Field label={words.days} hint={words.daysHint} required {...validation(problemOf('durationDays'))}>
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
