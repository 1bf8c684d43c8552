import { textsOf } from '../texts/use-texts.ts';
import { Tag } from '../ui/Tag.tsx';
import { When } from '../ui/When.tsx';
import type { DelegatedAdminStatus } from '../vocabulary.ts';
import type { GrantData } from './grants.ts';

const useTexts = textsOf('common', 'delegatedAdmin');
const useRoleTexts = textsOf('directoryRoles');

type Ordered = { readonly status: DelegatedAdminStatus; readonly createdAt: string };

/** What is pending and what is active come first, then what has ended. */
const rank: Readonly<Record<DelegatedAdminStatus, number>> = {
  APPROVAL_PENDING: 0,
  ACTIVE: 1,
  UNKNOWN: 1,
  EXPIRED: 2,
  TERMINATED: 2,
  REJECTED: 2,
};

/** Of the same rank the newest first. */
export const inOrder = <Item extends Ordered>(items: readonly Item[]): readonly Item[] =>
  [...items].sort(
    (one, other) => rank[one.status] - rank[other.status] || other.createdAt.localeCompare(one.createdAt),
  );

/** What people call a directory role. */
export const useRoleName = (): ((role: string) => string) => {
  const { directoryRoles } = useRoleTexts();
  return (role) => directoryRoles[role] ?? role;
};

export const RoleList = ({ roles }: { readonly roles: readonly string[] }) => {
  const roleName = useRoleName();
  return (
    <ul className="chips">
      {roles.map((role) => (
        <li key={role}>{roleName(role)}</li>
      ))}
    </ul>
  );
};

/** Whether a partner has delegated admin (DAP); null: not known. */
export const DapTag = ({ on }: { readonly on: boolean | null }) => {
  const { common } = useTexts();
  const text = on === null ? common.unknown : on ? common.on : common.off;
  return <Tag tone={on === false ? 'neutral' : 'attention'}>{text}</Tag>;
};

type Props = {
  readonly grant: GrantData;
  /** On one line. */
  readonly inline?: boolean;
};

/** When active privileges will end; of others when and by whom they were ended, never a future date. */
export const EndOfGrant = ({ grant: { status, endsAt, endedAt, endedBy }, inline = false }: Props) => {
  const words = useTexts().delegatedAdmin;
  if (status === 'ACTIVE') return <When at={endsAt} inline={inline} />;
  if (!endedAt) return <When at={null} />;
  return (
    <span>
      <span className={inline ? undefined : 'sub'}>{endedBy ? words.endedBy(endedBy.name) : words.over}</span>{' '}
      <When at={endedAt} inline={inline} />
    </span>
  );
};
