import { Checkbox, Input } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { Failed } from '../../app/fallbacks.tsx';
import { useFormat } from '../../app/format.ts';
import { LateSkeleton } from '../../ui/LateSkeleton.tsx';
import { Problem } from '../../ui/Problem.tsx';
import styles from './DelegatedAdmin.module.css';
import { directoryRolesQuery } from './documents.ts';
import { useDelegatedAdminTexts } from './use-delegated-admin-texts.ts';
import { useRoleName } from './use-role-name.ts';

type Props = {
  readonly roles: readonly string[];
  readonly problem: string | undefined;
  readonly onChange: (roles: readonly string[]) => void;
};

export const RoleChoice = ({ roles, problem, onChange }: Props) => {
  const words = useDelegatedAdminTexts();
  const format = useFormat();
  const roleName = useRoleName();
  const [{ data, error }, again] = useQuery({ query: directoryRolesQuery });
  const [typed, setTyped] = useState('');
  const wanted = typed.normalize('NFKC').trim().toLowerCase();
  const matches = (role: string) => [role, roleName(role)].some((name) => name.toLowerCase().includes(wanted));
  const shown = data?.directoryRoles.filter(matches) ?? [];
  const id = useId();
  if (error && !data) return <Failed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
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
      {data ? (
        <div className={styles.list}>
          {shown.length === 0 ? <p className={styles.text}>{words.noRole}</p> : null}
          {shown.map((role) => (
            <Checkbox
              key={role}
              label={roleName(role)}
              checked={roles.includes(role)}
              onChange={(_event, { checked }) =>
                onChange(data.directoryRoles.filter((one) => (one === role ? checked === true : roles.includes(one))))
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
