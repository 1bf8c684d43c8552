import { Checkbox } from '@fluentui/react-components';
import { textsOf } from '../texts/use-texts.ts';
import type { Role } from '../vocabulary.ts';
import styles from './RoleChecks.module.css';

const useTexts = textsOf('users', 'vocabulary');

type Props = {
  readonly roles: readonly Role[];
  /** Which can be chosen; all of a partner's without it. */
  readonly offered?: readonly Role[];
  readonly onChange: (roles: readonly Role[]) => void;
};

export const RoleChecks = ({ roles, offered = partnerRoles, onChange }: Props) => {
  const { users, vocabulary } = useTexts();
  return (
    // Not in a Field, which would give all of them one id.
    <fieldset className={styles.checks}>
      <legend>{users.roles}</legend>
      {offered.map((role) => (
        <Checkbox
          key={role}
          label={vocabulary.Role[role]}
          checked={roles.includes(role)}
          onChange={(_event, { checked }) =>
            onChange(partnerRoles.filter((one) => (one === role ? checked === true : roles.includes(one))))
          }
        />
      ))}
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
