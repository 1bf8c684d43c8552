import { EndOfGrant, useRoleName } from '../../common/delegated-admin.tsx';
import type { GrantData } from '../../common/grants.ts';
import { StatusTag } from '../../common/items/ItemTags.tsx';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { When } from '../../ui/When.tsx';
import { AdminActions } from './AdminActions.tsx';
import styles from './Organization.module.css';

const useTexts = textsOf('common', 'organization');

/** The first role, and how many more. */
export const useRolesInShort = (): ((roles: readonly string[]) => string) => {
  const { admin } = useTexts().organization;
  const format = useFormat();
  const roleName = useRoleName();
  return ([first = '', ...others]) =>
    others.length === 0 ? roleName(first) : admin.moreRoles(roleName(first), format.number(others.length));
};

type Props = {
  readonly grants: readonly GrantData[];
  readonly selected: string | undefined;
  readonly onOpen: (id: string) => void;
};

export const GrantTable = ({ grants, selected, onOpen }: Props) => {
  const { common } = useTexts();
  const { admin: words } = useTexts().organization;
  const format = useFormat();
  const rolesInShort = useRolesInShort();
  const columns: readonly Column<GrantData>[] = [
    {
      key: 'name',
      label: words.name,
      kind: 'name',
      cell: ({ id, displayName, partner }) => (
        <NameCell title={<LinkButton onClick={() => onOpen(id)}>{displayName}</LinkButton>} sub={partner.name} />
      ),
    },
    { key: 'status', label: common.status, cell: ({ status }) => <StatusTag status={status} /> },
    { key: 'roles', label: words.roles, cell: ({ roles }) => rolesInShort(roles) },
    {
      key: 'duration',
      label: words.duration,
      cell: ({ durationDays, autoExtend }) => (
        <span className={styles.lines}>
          {format.days(durationDays)}
          <span className="sub">{autoExtend ? words.extends : words.doesNotExtend}</span>
        </span>
      ),
    },
    { key: 'answer', label: words.answerUntil, cell: ({ answerUntil }) => <When at={answerUntil} /> },
    { key: 'end', label: words.end, cell: (grant) => <EndOfGrant grant={grant} /> },
    {
      key: 'actions',
      label: words.actions,
      kind: 'actions',
      cell: (grant) => (
        <AdminActions subject={{ partner: grant.partner, imported: false, grant }} commands={grant.commands} />
      ),
    },
  ];
  return (
    <DataTable
      label={words.title}
      columns={columns}
      rows={grants}
      keyOf={({ id }) => id}
      empty={words.emptyTitle}
      selected={selected}
      onOpen={({ id }) => onOpen(id)}
    />
  );
};
