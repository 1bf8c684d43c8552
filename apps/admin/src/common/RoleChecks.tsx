import { Checkbox } from '@fluentui/react-components';
import { useId } from 'react';
import { textsOf } from '../texts/use-texts.ts';
import { Problem } from '../ui/Problem.tsx';
import type { Role } from '../vocabulary.ts';
import styles from './RoleChecks.module.css';

const useTexts = textsOf('users', 'vocabulary');

type Props = {
  readonly roles: readonly Role[];
  /** Which can be chosen; all of a partner's without it. */
  readonly offered?: readonly Role[];
  /** Why a role cannot be taken away; null where it can. */
  readonly kept?: Readonly<Partial<Record<Role, string | null>>>;
  readonly problem?: string | undefined;
  readonly onChange: (roles: readonly Role[]) => void;
};

export const RoleChecks = ({ roles, offered = partnerRoles, kept = {}, problem, onChange }: Props) => {
  const { users, vocabulary } = useTexts();
  const id = useId();
  return (
    // Not in a Field, which would give all of them one id.
    <fieldset className={styles.checks} {...(problem ? { 'aria-describedby': id } : {})}>
      <legend>{users.roles}</legend>
      {offered.map((role) => (
        <Checkbox
          key={role}
          label={
            kept[role] ? (
              <>
                {vocabulary.Role[role]}
                <span className="sub">{kept[role]}</span>
              </>
            ) : (
              vocabulary.Role[role]
            )
          }
          disabled={Boolean(kept[role])}
          aria-invalid={problem !== undefined}
          checked={roles.includes(role)}
          onChange={(_event, { checked }) =>
            onChange(partnerRoles.filter((one) => (one === role ? checked === true : roles.includes(one))))
          }
        />
      ))}
      <Problem id={id} text={problem} />
    </fieldset>
  );
};

export const partnerRoles: readonly Role[] = [
  'GLOBAL_ADMIN',
  'ADMIN_AGENT',
  'SALES_AGENT',
  'HELPDESK_AGENT',
  'BILLING_ADMIN',
];
