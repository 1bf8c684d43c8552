import { Checkbox, Input } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { useFormat } from '../texts/format.ts';
import { textsOf } from '../texts/use-texts.ts';
import { Note } from '../ui/Note.tsx';
import { Problem } from '../ui/Problem.tsx';
import { LateSkeleton } from '../ui/Skeleton.tsx';
import { useRoleName } from './delegated-admin.tsx';
import { Failed } from './Failed.tsx';
import { graphql } from './graphql.ts';

const useTexts = textsOf('delegatedAdmin');

const directoryRolesQuery = graphql(`
  query DirectoryRoles {
    directoryRoles
  }
`);

type RoleChoiceProps = {
  readonly roles: readonly string[];
  readonly problem: string | undefined;
  readonly onChange: (roles: readonly string[]) => void;
};

/** Which directory roles to ask for. */
export const RoleChoice = ({ roles, problem, onChange }: RoleChoiceProps) => {
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
    <fieldset className="role-choice" aria-describedby={`${id}-chosen`}>
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
        <div className="role-choice-list">
          {shown.length === 0 ? <p className="muted">{words.noRole}</p> : null}
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
      {roles.includes('Global Administrator') ? <Note tone="attention">{words.globalAdmin}</Note> : null}
      <Problem id={`${id}-problem`} text={problem} />
    </fieldset>
  );
};
