import { useMemo } from 'react';
import { useClient, useQuery } from 'urql';
import { hasCode } from '../../common/errors.ts';
import { NoAnswerYet } from '../../common/Failed.tsx';
import { graphql } from '../../common/graphql.ts';
import { prefetch, type Visit } from '../../common/page.ts';
import { usePermissionRefusal } from '../../common/viewer.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { UserLine } from './documents.ts';
import { PermissionTable, permissionsQuery } from './PermissionTable.tsx';
import { SecondFactorRequirement } from './SecondFactorRequirement.tsx';
import { AddUser } from './UserActions.tsx';
import { UserTable } from './UserTable.tsx';

const useTexts = textsOf('common', 'users');

const usersQuery = graphql(
  `
    query Users {
      users(first: 100) { nodes { id ...UserLine } }
    }
  `,
  [UserLine],
);

export const load = async ({ client }: Visit): Promise<void> => {
  await Promise.all([prefetch(client, usersQuery, {}), prefetch(client, permissionsQuery, {})]);
};

export const Page = () => {
  const { common, users } = useTexts();
  const client = useClient();
  const [{ data, error }, again] = useQuery({ query: usersQuery });
  const reload = useMemo(
    () => () => void client.query(usersQuery, {}, { requestPolicy: 'network-only' }).toPromise(),
    [client],
  );
  const refusal = usePermissionRefusal('MANAGE_USERS');

  return (
    <>
      <PageHeader title={users.title} actions={<AddUser refusal={refusal} onChanged={reload} />} />
      <PageBody>
        {data?.users ? (
          <UserTable users={data.users.nodes} />
        ) : hasCode(error, 'FORBIDDEN') ? (
          <EmptyState title={common.forbiddenTitle} text={refusal ?? ''} />
        ) : (
          <NoAnswerYet error={error} again={again} rows={6} />
        )}
        <SecondFactorRequirement refusal={refusal} />
        <PermissionTable />
      </PageBody>
    </>
  );
};
