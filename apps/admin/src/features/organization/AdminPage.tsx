import { useNavigate, useSearch } from '@tanstack/react-router';
import { type Client, useQuery } from 'urql';
import { prefetch } from '../../app/client.ts';
import { Failed } from '../../app/fallbacks.tsx';
import { graphql } from '../../app/graphql.ts';
import type { DelegatedAdminStatus } from '../../app/vocabulary.ts';
import { TableSection } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LateSkeleton } from '../../ui/LateSkeleton.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Grant, type GrantData } from './fragments.ts';
import { GrantPanel } from './GrantPanel.tsx';
import { GrantTable } from './GrantTable.tsx';
import { useOrganizationTexts } from './use-organization-texts.ts';

const adminQuery = graphql(
  `
    query OrganizationAdmin {
      viewer {
        organization {
          id
          delegatedAdminRelationships(first: 100) {
            totalCount
            nodes {
              ...Grant
            }
          }
        }
      }
    }
  `,
  [Grant],
);

export const loadAdmin = (client: Client): Promise<void> => prefetch(client, adminQuery, {});

/** What waits for an answer comes first, what is over last. */
const place: Readonly<Record<DelegatedAdminStatus, number>> = {
  APPROVAL_PENDING: 0,
  ACTIVE: 1,
  TERMINATED: 2,
  REJECTED: 2,
  EXPIRED: 2,
};
const inOrder = (grants: readonly GrantData[]): readonly GrantData[] =>
  grants.toSorted(
    (one, other) => place[one.status] - place[other.status] || (one.createdAt < other.createdAt ? 1 : -1),
  );

export const AdminPage = () => {
  const { admin: words } = useOrganizationTexts();
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
        ) : error ? (
          <Failed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
        ) : (
          <LateSkeleton rows={4} />
        )}
      </PageBody>
      {opened ? <GrantPanel grant={opened} onClose={() => open()} /> : null}
    </>
  );
};
