import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { Failed } from '../../app/fallbacks.tsx';
import { useFormat } from '../../app/format.ts';
import { TableSection } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LateSkeleton } from '../../ui/LateSkeleton.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EndedPartner } from './EndedPartner.tsx';
import styles from './Organization.module.css';
import { PartnerPanel } from './PartnerPanel.tsx';
import { PartnerTable } from './PartnerTable.tsx';
import { partnersQuery } from './partners-query.ts';
import { useOrganizationTexts } from './use-organization-texts.ts';

export { loadPartners } from './partners-query.ts';

export const PartnersPage = () => {
  const { partners: words, ended: endedWords } = useOrganizationTexts();
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
          {error ? (
            <Failed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
          ) : (
            <LateSkeleton rows={5} />
          )}
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
        <PartnerPanel
          partnership={opened}
          grants={grants.filter(({ partner }) => partner.id === opened.partner.id)}
          onClose={() => open()}
        />
      ) : null}
    </>
  );
};
