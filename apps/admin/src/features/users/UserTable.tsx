import { type FragmentOf, readFragment } from '../../common/graphql.ts';
import { useViewer } from '../../common/viewer.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { When } from '../../ui/When.tsx';
import { UserLine, type UserLineData } from './documents.ts';
import { UserActions } from './UserActions.tsx';
import styles from './Users.module.css';

const useTexts = textsOf('common', 'users', 'vocabulary');

type Props = { readonly users: readonly FragmentOf<typeof UserLine>[] };

export const UserTable = ({ users }: Props) => {
  const { common, users: words, vocabulary } = useTexts();
  const viewer = useViewer();
  const columns: readonly Column<UserLineData>[] = [
    {
      key: 'name',
      label: common.name,
      kind: 'name',
      cell: ({ id, name, email }) => (
        <NameCell
          title={
            <>
              {name} {id === viewer?.user.id ? <Tag tone="info">{words.you}</Tag> : null}
            </>
          }
          sub={email}
        />
      ),
    },
    {
      key: 'roles',
      label: words.roles,
      cell: ({ roles }) => (
        <span className={styles.roles}>
          {roles.map((role) => (
            <Tag key={role}>{vocabulary.Role[role]}</Tag>
          ))}
        </span>
      ),
    },
    {
      key: 'status',
      label: common.status,
      cell: ({ disabledAt }) => (disabledAt ? <Tag>{words.disabled}</Tag> : <Tag tone="good">{words.active}</Tag>),
    },
    { key: 'since', label: words.since, cell: ({ createdAt }) => <When at={createdAt} /> },
    {
      key: 'actions',
      label: common.actions,
      kind: 'actions',
      cell: (user) => <UserActions user={user} />,
    },
  ];
  return (
    <DataTable
      label={words.title}
      columns={columns}
      rows={users.map((user) => readFragment(UserLine, user))}
      keyOf={({ id }) => id}
      empty={common.none}
    />
  );
};
