import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { inOrder } from '../../common/delegated-admin.tsx';
import { NoAnswerYet } from '../../common/Failed.tsx';
import { Grant } from '../../common/grants.ts';
import { graphql } from '../../common/graphql.ts';
import { prefetch, type Visit } from '../../common/page.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { TableSection } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { GrantPanel } from './GrantPanel.tsx';
import { GrantTable } from './GrantTable.tsx';

const useTexts = textsOf('organization');

const adminQuery = graphql(
  `
    query OrganizationAdmin {
      viewer {
        organization {
          id
          delegatedAdminRelationships(first: 100) { totalCount nodes { ...Grant } }
        }
      }
    }
  `,
  [Grant],
);

export const load = ({ client }: Visit): Promise<void> => prefetch(client, adminQuery, {});

export const Page = () => {
  const { admin: words } = useTexts().organization;
  const { item } = useSearch({ from: '/organization/delegated-admin' });
  const navigate = useNavigate({ from: '/delegated-admin' });
  const [{ data, error }, again] = useQuery({ query: adminQuery });
  const open = (id?: string) => void navigate({ search: id ? { item: id } : {}, replace: true });

  const list = data?.viewer?.organization?.delegatedAdminRelationships;
  const opened = list?.nodes.find(({ id }) => id === item);
  return (
    <>
      <PageHeader title={words.title} below={words.text} />
      <PageBody>
        {list && list.nodes.length > 0 ? (
          <TableSection title={words.listTitle} of={list}>
            <GrantTable grants={inOrder(list.nodes)} selected={item} onOpen={open} />
          </TableSection>
        ) : list ? (
          <EmptyState title={words.emptyTitle} text={words.emptyText} />
        ) : (
          <NoAnswerYet error={error} again={again} rows={4} />
        )}
      </PageBody>
      {opened ? <GrantPanel grant={opened} onClose={() => open()} /> : null}
    </>
  );
};
