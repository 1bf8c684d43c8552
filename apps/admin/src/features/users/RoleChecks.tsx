import { Checkbox, Field } from '@fluentui/react-components';
import { useTexts } from '../../app/settings.ts';
import type { Role } from '../../app/vocabulary.ts';
import { partnerRoles } from '../../app/vocabulary-lists.ts';
import styles from './Users.module.css';

type Props = { readonly roles: readonly Role[]; readonly onChange: (roles: readonly Role[]) => void };

export const RoleChecks = ({ roles, onChange }: Props) => {
  const { pages, vocabulary } = useTexts();
  return (
    <Field label={pages.users.roles}>
      <fieldset aria-label={pages.users.roles} className={styles.checks}>
        {partnerRoles.map((role) => (
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
    </Field>
  );
};
