import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useQuery } from 'urql';
import { NoAnswerYet } from '../../common/Failed.tsx';
import { Grant } from '../../common/grants.ts';
import { graphql } from '../../common/graphql.ts';
import { prefetch, type Visit } from '../../common/page.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { TableSection } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EndedPartner } from './EndedPartner.tsx';
import { Partnership } from './fragments.ts';
import styles from './Organization.module.css';
import { PartnerTable } from './PartnerTable.tsx';

const useTexts = textsOf('organization');
const PartnerPanel = lazy(async () => ({ default: (await import('./PartnerPanel.tsx')).PartnerPanel }));

const partnersQuery = graphql(
  `
    query MyPartners {
      viewer {
        organization {
          id
          active: partners(states: [ACTIVE], first: 100) { totalCount nodes { ...Partnership } }
          ended: partners(states: [REMOVED], first: 100) { totalCount nodes { ...Partnership } }
          delegatedAdminRelationships(first: 100) { totalCount nodes { ...Grant } }
        }
      }
    }
  `,
  [Grant, Partnership],
);

export const load = ({ client }: Visit): Promise<void> => prefetch(client, partnersQuery, {});

export const Page = () => {
  const { partners: words, ended: endedWords } = useTexts().organization;
  const format = useFormat();
  const { item } = useSearch({ from: '/organization/my-partners' });
  const navigate = useNavigate({ from: '/my-partners' });
  const [{ data, error }, again] = useQuery({ query: partnersQuery });
  const open = (id?: string) => void navigate({ search: id ? { item: id } : {}, replace: true });

  const organization = data?.viewer?.organization;
  if (!organization)
    return (
      <>
        <PageHeader title={words.title} below={words.text} />
        <PageBody>
          <NoAnswerYet error={error} again={again} rows={5} />
        </PageBody>
      </>
    );

  const { active, ended, delegatedAdminRelationships } = organization;
  const grants = delegatedAdminRelationships.nodes;
  const waiting = grants.filter(({ status }) => status === 'APPROVAL_PENDING').length;
  const opened = active.nodes.find(({ id }) => id === item);
  return (
    <>
      <PageHeader title={words.title} below={words.text} />
      <PageBody>
        {waiting > 0 ? (
          <p className={styles.banner}>
            {words.asked(format.number(waiting))} <Link to="/delegated-admin">{words.answer}</Link>
          </p>
        ) : null}
        {active.totalCount + ended.totalCount === 0 ? (
          <EmptyState title={words.emptyTitle} text={words.emptyText} />
        ) : (
          <TableSection title={words.activeTitle} of={active}>
            <PartnerTable partnerships={active.nodes} grants={grants} selected={item} onOpen={open} />
          </TableSection>
        )}
        {ended.nodes.length > 0 ? (
          <TableSection title={endedWords.title} of={ended}>
            <div className={styles.cards}>
              {ended.nodes.map((partnership) => (
                <EndedPartner key={partnership.id} partnership={partnership} />
              ))}
            </div>
          </TableSection>
        ) : null}
      </PageBody>
      {opened ? (
        <Suspense fallback={null}>
          <PartnerPanel
            partnership={opened}
            grants={grants.filter(({ partner }) => partner.id === opened.partner.id)}
            onClose={() => open()}
          />
        </Suspense>
      ) : null}
    </>
  );
};
