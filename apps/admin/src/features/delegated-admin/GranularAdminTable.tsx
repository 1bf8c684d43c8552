import { EndOfGrant, useRoleName } from '../../common/delegated-admin.tsx';
import type { GrantData } from '../../common/grants.ts';
import { StatusTag } from '../../common/items/ItemTags.tsx';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { When } from '../../ui/When.tsx';
import styles from './DelegatedAdmin.module.css';

const useTexts = textsOf('common', 'delegatedAdmin');

type Props = {
  readonly privileges: readonly GrantData[];
  readonly onTerminate: (one: GrantData) => void;
};

export const terminationOf = ({ commands }: GrantData) => commands.find(({ command }) => command === 'TERMINATE');

export const GranularAdminTable = ({ privileges, onTerminate }: Props) => {
  const { common, delegatedAdmin: words } = useTexts();
  const format = useFormat();
  const roleName = useRoleName();

  const columns: readonly Column<GrantData>[] = [
    {
      key: 'name',
      label: common.name,
      kind: 'name',
      cell: ({ displayName, roles }) => <NameCell title={displayName} sub={roles.map(roleName).join(' · ')} />,
    },
    { key: 'status', label: common.status, cell: ({ status }) => <StatusTag status={status} /> },
    {
      key: 'duration',
      label: words.duration,
      cell: ({ durationDays, autoExtend }) => (
        <span className={styles.together}>
          {format.days(durationDays)}
          {autoExtend ? <span className="sub">{words.extends}</span> : null}
        </span>
      ),
    },
    {
      key: 'ends',
      label: words.ends,
      cell: (one) =>
        one.answerUntil ? (
          <span>
            <span className="sub">{words.answerUntil}</span>
            <When at={one.answerUntil} />
          </span>
        ) : (
          <span>
            <EndOfGrant grant={one} />
            {one.activatedAt && one.status === 'ACTIVE' ? (
              <span className="sub">{words.activeSince(format.date(one.activatedAt))}</span>
            ) : null}
          </span>
        ),
    },
    {
      key: 'actions',
      label: common.actions,
      kind: 'actions',
      cell: (one) => {
        const command = terminationOf(one);
        return command ? (
          <ReasonedButton size="small" reason={command.reason} about={one.displayName} onClick={() => onTerminate(one)}>
            {one.status === 'ACTIVE' ? words.terminate : words.withdraw}
          </ReasonedButton>
        ) : null;
      },
    },
  ];
  return (
    <DataTable label={words.gdap} columns={columns} rows={privileges} keyOf={({ id }) => id} empty={words.empty} />
  );
};
