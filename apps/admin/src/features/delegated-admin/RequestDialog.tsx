import { Checkbox, Field, Input } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { useAttemptKey } from '../../common/attempt.ts';
import { useRoleName } from '../../common/delegated-admin.tsx';
import { Failed } from '../../common/Failed.tsx';
import { FormDialog } from '../../common/forms/FormDialog.tsx';
import { useFieldProblems, wholeNumberIn } from '../../common/forms/fields.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { LateSkeleton } from '../../ui/Skeleton.tsx';
import styles from './DelegatedAdmin.module.css';
import { directoryRolesQuery, requestDelegatedAdmin } from './documents.ts';

const useTexts = textsOf('common', 'delegatedAdmin');

type RoleChoiceProps = {
  readonly roles: readonly string[];
  readonly problem: string | undefined;
  readonly onChange: (roles: readonly string[]) => void;
};

const RoleChoice = ({ roles, problem, onChange }: RoleChoiceProps) => {
  const words = useTexts().delegatedAdmin;
  const format = useFormat();
  const roleName = useRoleName();
  const [{ data, error }, again] = useQuery({ query: directoryRolesQuery });
  const [typed, setTyped] = useState('');
  const wanted = typed.normalize('NFKC').trim().toLowerCase();
  const matches = (role: string) => [role, roleName(role)].some((name) => name.toLowerCase().includes(wanted));
  const all = data?.directoryRoles;
  const shown = all?.filter(matches) ?? [];
  const id = useId();
  if (error && !all) return <Failed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  return (
    // Not in a Field, which would give all of them one id.
    <fieldset className={styles.roles} aria-describedby={`${id}-chosen`}>
      <legend>{words.roles}</legend>
      <Input
        type="search"
        aria-label={words.findRole}
        placeholder={words.findRole}
        contentBefore={<SearchRegular />}
        value={typed}
        onChange={(_event, { value }) => setTyped(value)}
        {...(problem ? { 'aria-invalid': true, 'aria-describedby': `${id}-problem` } : {})}
      />
      {all ? (
        <div className={styles.list}>
          {shown.length === 0 ? <p className={styles.text}>{words.noRole}</p> : null}
          {shown.map((role) => (
            <Checkbox
              key={role}
              label={roleName(role)}
              checked={roles.includes(role)}
              onChange={(_event, { checked }) =>
                onChange(all.filter((one) => (one === role ? checked === true : roles.includes(one))))
              }
            />
          ))}
        </div>
      ) : (
        <LateSkeleton rows={4} />
      )}
      <p id={`${id}-chosen`} className="sub" role="status">
        {words.chosen(format.number(roles.length))}
        {roles.length > 0 ? `: ${roles.map(roleName).join(' · ')}` : ''}
      </p>
      <Problem id={`${id}-problem`} text={problem} />
    </fieldset>
  );
};

type RequestDialogProps = {
  readonly customer: { readonly id: string; readonly companyName: string };
  readonly onClose: () => void;
};

export const RequestDialog = ({ customer, onClose }: RequestDialogProps) => {
  const { common, delegatedAdmin: words } = useTexts();
  const keyFor = useAttemptKey();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('90');
  const [autoExtend, setAutoExtend] = useState(false);
  const problems = useFieldProblems('displayName', 'roles', 'durationDays');

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
      <Checkbox
        label={words.autoExtend}
        checked={autoExtend}
        onChange={(_event, { checked }) => setAutoExtend(checked === true)}
      />
    </FormDialog>
  );
};
