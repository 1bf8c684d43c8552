import { useMemo, useState } from 'react';
import { type Client, useClient, useQuery } from 'urql';
import { prefetch } from '../../app/client.ts';
import { Failed } from '../../app/fallbacks.tsx';
import { graphql } from '../../app/graphql.ts';
import { useTexts } from '../../app/settings.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LateSkeleton } from '../../ui/LateSkeleton.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { usePermissionRefusal } from '../commands/refusal.ts';
import { PermissionTable, permissionsQuery } from './PermissionTable.tsx';
import { type Dialogs, UserDialogs } from './UserDialogs.tsx';
import { UserLine, UserTable } from './UserTable.tsx';

const usersQuery = graphql(
  `
    query Users {
      users(first: 100) {
        nodes {
          id
          ...UserLine
        }
      }
    }
  `,
  [UserLine],
);

export const loadUsers = async (client: Client): Promise<void> => {
  await Promise.all([prefetch(client, usersQuery, {}), prefetch(client, permissionsQuery, {})]);
};

export const UsersPage = () => {
  const { common, pages } = useTexts();
  const client = useClient();
  const [{ data, error }, again] = useQuery({ query: usersQuery });
  const [dialog, setDialog] = useState<Dialogs>(null);
  const reload = useMemo(
    () => () => void client.query(usersQuery, {}, { requestPolicy: 'network-only' }).toPromise(),
    [client],
  );
  const refusal = usePermissionRefusal('MANAGE_USERS');

  return (
    <>
      <PageHeader
        title={pages.users.title}
        actions={
          <ReasonedButton appearance="primary" reason={refusal} onClick={() => setDialog({ kind: 'add' })}>
            {pages.users.add}
          </ReasonedButton>
        }
      />
      <PageBody>
        {data ? (
          <UserTable users={data.users.nodes} refusal={refusal} onDialog={setDialog} />
        ) : error?.graphQLErrors.some(({ extensions }) => extensions.code === 'FORBIDDEN') ? (
          <EmptyState title={common.forbiddenTitle} text={refusal ?? ''} />
        ) : error ? (
          <Failed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
        ) : (
          <LateSkeleton rows={6} />
        )}
        <PermissionTable />
      </PageBody>
      <UserDialogs dialog={dialog} onClose={() => setDialog(null)} onChanged={reload} />
    </>
  );
};
