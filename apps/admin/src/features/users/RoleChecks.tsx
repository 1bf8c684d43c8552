import { Checkbox } from '@fluentui/react-components';
import { useTexts } from '../../app/settings.ts';
import type { Role } from '../../app/vocabulary.ts';
import { partnerRoles } from '../../app/vocabulary-lists.ts';
import styles from './Users.module.css';

type Props = {
  readonly roles: readonly Role[];
  /** Which can be chosen; all of a partner's without it. */
  readonly offered?: readonly Role[];
  readonly onChange: (roles: readonly Role[]) => void;
};

export const RoleChecks = ({ roles, offered = partnerRoles, onChange }: Props) => {
  const { pages, vocabulary } = useTexts();
  return (
    // Not in a Field, which would give all of them one id.
    <fieldset className={styles.checks}>
      <legend>{pages.users.roles}</legend>
      {offered.map((role) => (
        <Checkbox
          key={role}
          label={vocabulary.role[role]}
          checked={roles.includes(role)}
          onChange={(_event, { checked }) =>
            onChange(partnerRoles.filter((one) => (one === role ? checked === true : roles.includes(one))))
          }
        />
      ))}
    </fieldset>
  );
};
