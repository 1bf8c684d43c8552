import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../../app/graphql.ts';
import { useTexts } from '../../app/settings.ts';
import { partnerRoles } from '../../app/vocabulary-lists.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import styles from './Users.module.css';

export const permissionsQuery = graphql(`
  query Permissions {
    permissions {
      permission
      roles
      partnerKinds
    }
  }
`);

type Rule = ResultOf<typeof permissionsQuery>['permissions'][number];

const everyPartnerKind = 3;

export const PermissionTable = () => {
  const { common, pages, vocabulary } = useTexts();
  const [{ data }] = useQuery({ query: permissionsQuery });
  if (!data) return null;
  const columns: readonly Column<Rule>[] = [
    {
      key: 'permission',
      label: pages.users.permission,
      kind: 'name',
      cell: ({ permission, partnerKinds }) => (
        <NameCell
          title={vocabulary.permission[permission]}
          sub={
            partnerKinds.length < everyPartnerKind
              ? pages.users.partnerKinds(partnerKinds.map((kind) => vocabulary.partnerKind[kind]).join(', '))
              : null
          }
        />
      ),
    },
    ...partnerRoles.map((role) => ({
      key: role,
      label: vocabulary.role[role],
      cell: ({ roles }: Rule) =>
        roles.includes(role) ? (
          <span className={styles.mark}>{common.yes}</span>
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
      <h2 className={styles.heading}>{pages.users.whoMay}</h2>
      <DataTable
        label={pages.users.whoMay}
        columns={columns}
        rows={data.permissions}
        keyOf={({ permission }) => permission}
        empty={common.none}
      />
    </section>
  );
};
