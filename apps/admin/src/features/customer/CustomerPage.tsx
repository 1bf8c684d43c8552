import { Link, Outlet, useParams } from '@tanstack/react-router';
import { type Client, useQuery } from 'urql';
import { prefetch } from '../../app/client.ts';
import { Failed } from '../../app/fallbacks.tsx';
import { useFormat } from '../../app/format.ts';
import { graphql } from '../../app/graphql.ts';
import { useTexts } from '../../app/settings.ts';
import { Breadcrumb } from '../../ui/Breadcrumb.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LateSkeleton } from '../../ui/LateSkeleton.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tag } from '../../ui/Tag.tsx';
import styles from './CustomerPage.module.css';
import { Sections } from './Sections.tsx';

export const customerQuery = graphql(`
  query CustomerHeader($id: ID!) {
    customer(id: $id) {
      id
      companyName
      domain
      country
      removalBlockers {
        id
      }
    }
  }
`);

export const loadCustomer = (client: Client, id: string): Promise<void> => prefetch(client, customerQuery, { id });

export const CustomerPage = () => {
  const { common, pages } = useTexts();
  const format = useFormat();
  const { customerId } = useParams({ from: '/shell/customers/$customerId' });
  const [{ data, error }, again] = useQuery({ query: customerQuery, variables: { id: customerId } });

  if (error && !data) return <Failed page error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!data) return <LateSkeleton rows={6} />;
  if (!data.customer)
    return (
      <EmptyState page title={pages.customer.gone} text={pages.customer.goneText}>
        <Link to="/customers">{common.toCustomers}</Link>
        {' · '}
        <Link to="/removals">{pages.customer.toRemovals}</Link>
      </EmptyState>
    );

  const { companyName, domain, country, removalBlockers } = data.customer;
  const blockers = removalBlockers.length;
  return (
    <>
      <PageHeader
        title={companyName}
        above={
          <Breadcrumb here={companyName}>
            <Link to="/customers">{common.customers}</Link>
          </Breadcrumb>
        }
        beside={
          <Link to="/customers/$customerId/account" params={{ customerId }} className={styles.badge}>
            <Tag tone={blockers === 0 ? 'good' : 'attention'}>
              {blockers === 0 ? pages.customer.removable : pages.customer.blockedBy(format.number(blockers))}
            </Tag>
          </Link>
        }
        below={[domain, country ? format.country(country) : null].filter(Boolean).join(' · ')}
      />
      <Sections customerId={customerId} />
      <div className={styles.content}>
        <Outlet />
      </div>
    </>
  );
};
