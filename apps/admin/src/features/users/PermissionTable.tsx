import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../../common/graphql.ts';
import { partnerRoles } from '../../common/RoleChecks.tsx';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import styles from './Users.module.css';

const useTexts = textsOf('common', 'permissions', 'users', 'vocabulary');

export const permissionsQuery = graphql(`
  query Permissions {
    permissions { permission roles partnerKinds }
  }
`);

type Rule = NonNullable<ResultOf<typeof permissionsQuery>['permissions']>[number];

const everyPartnerKind = 3;

export const PermissionTable = () => {
  const { common, permissions, users, vocabulary } = useTexts();
  const format = useFormat();
  const [{ data }] = useQuery({ query: permissionsQuery });
  if (!data?.permissions) return null;
  const columns: readonly Column<Rule>[] = [
    {
      key: 'permission',
      label: users.permission,
      kind: 'name',
      cell: ({ permission, partnerKinds }) => (
        <NameCell
          title={permissions[permission]}
          sub={
            partnerKinds.length < everyPartnerKind
              ? users.partnerKinds(format.list(partnerKinds.map((kind) => vocabulary.PartnerKind[kind])))
              : null
          }
        />
      ),
    },
    ...partnerRoles.map((role) => ({
      key: role,
      label: vocabulary.Role[role],
      cell: ({ roles }: Rule) =>
        roles.includes(role) ? (
          <span className={styles.mark}>
            <CheckmarkRegular aria-hidden="true" />
            <span className="visually-hidden">{common.yes}</span>
          </span>
        ) : (
          <span className="muted">
            <span aria-hidden="true">–</span>
            <span className="visually-hidden">{common.no}</span>
          </span>
        ),
    })),
  ];
  return (
    <section className={styles.permissions}>
      <h2 className={styles.heading}>{users.whoMay}</h2>
      <DataTable
        label={users.whoMay}
        columns={columns}
        rows={data.permissions}
        keyOf={({ permission }) => permission}
        empty={common.none}
      />
    </section>
  );
};
