import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useAttemptKey } from '../../common/attempt.ts';
import { useDraft } from '../../common/forms/drafts.ts';
import { FormDialog } from '../../common/forms/FormDialog.tsx';
import { useFieldProblems, wholeNumberIn } from '../../common/forms/fields.ts';
import { RoleChoice } from '../../common/RoleChoice.tsx';
import { textsOf } from '../../texts/use-texts.ts';
import { boldName } from '../../ui/bold-name.tsx';
import styles from './DelegatedAdmin.module.css';
import { requestDelegatedAdmin } from './documents.ts';

const useTexts = textsOf('common', 'delegatedAdmin');

type RequestDialogProps = {
  readonly customer: { readonly id: string; readonly companyName: string };
  readonly onClose: () => void;
};

export const RequestDialog = ({ customer, onClose }: RequestDialogProps) => {
  const { common, delegatedAdmin: words } = useTexts();
  const keyFor = useAttemptKey();
  const [name, setName] = useDraft(`granular ${customer.id} name`, '');
  const [roles, setRoles] = useDraft<readonly string[]>(`granular ${customer.id} roles`, []);
  const [typed, setTyped] = useDraft(`granular ${customer.id} days`, '90');
  const [autoExtend, setAutoExtend] = useDraft(`granular ${customer.id} extend`, false);
  const problems = useFieldProblems('displayName', 'roles', 'durationDays', 'autoExtend');

  const send = async () => {
    const durationDays = wholeNumberIn(typed);
    if (durationDays === null) return problems.noticed('durationDays', common.enterWholeNumber);
    const input = {
      customerId: customer.id,
      displayName: name.trim(),
      roles: [...roles],
      durationDays,
      autoExtend,
    };
    return problems.run(requestDelegatedAdmin, { input: { ...input, idempotencyKey: keyFor(input) } });
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
      <Field {...problems.of('autoExtend')}>
        <Checkbox
          label={words.autoExtend}
          checked={autoExtend}
          onChange={(_event, { checked }) => setAutoExtend(checked === true)}
        />
      </Field>
    </FormDialog>
  );
};
