import { Link, useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { NoAnswerYet } from '../../common/Failed.tsx';
import { graphql } from '../../common/graphql.ts';
import { prefetch, type Visit } from '../../common/page.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Breadcrumb } from '../../ui/Breadcrumb.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Sections } from '../../ui/Sections.tsx';
import { Tag } from '../../ui/Tag.tsx';
import styles from './CustomerPage.module.css';

const useTexts = textsOf('common', 'customer', 'customers');

export const customerQuery = graphql(`
  query CustomerHeader($id: ID!) {
    customer(id: $id) {
      id
      companyName
      domain
      country
      removalBlockers { id }
      releaseRequest { id state }
    }
  }
`);

export const load = ({ client, params }: Visit<'customerId'>): Promise<void> =>
  prefetch(client, customerQuery, { id: params.customerId });

export const Page = () => {
  const { common, customer, customers } = useTexts();
  const format = useFormat();
  const { customerId } = useParams({ from: '/partner/customers/$customerId' });
  const [{ data, error }, again] = useQuery({ query: customerQuery, variables: { id: customerId } });

  if (!data) return <NoAnswerYet page error={error} again={again} rows={6} />;
  if (!data.customer)
    return (
      <EmptyState page title={customer.gone} text={customer.goneText}>
        <Link to="/customers">{common.toCustomers}</Link>
        {' · '}
        <Link to="/removals">{customer.toRemovals}</Link>
      </EmptyState>
    );

  const { companyName, domain, country, removalBlockers, releaseRequest } = data.customer;
  const blockers = removalBlockers.length;
  return (
    <>
      <PageHeader
        title={companyName}
        above={
          <Breadcrumb here={companyName}>
            <Link to="/customers">{customers.title}</Link>
          </Breadcrumb>
        }
        beside={
          <Link to="/customers/$customerId/account" params={{ customerId }} className={styles.badge}>
            {releaseRequest?.state === 'OPEN' ? <Tag tone="info">{customers.requested}</Tag> : null}
            <Tag tone={blockers === 0 ? 'good' : 'attention'}>
              {blockers === 0 ? customer.removable : customer.blockedBy(format.number(blockers))}
            </Tag>
          </Link>
        }
        below={[domain, country ? format.country(country) : null].filter(Boolean).join(' · ')}
      />
      <Sections
        label={customer.sections}
        sections={[
          { to: '/customers/$customerId/subscriptions', params: { customerId }, label: customer.subscriptions },
          { to: '/customers/$customerId/reservations', params: { customerId }, label: customer.reservations },
          { to: '/customers/$customerId/software', params: { customerId }, label: customer.software },
          { to: '/customers/$customerId/azure', params: { customerId }, label: customer.azure },
          { to: '/customers/$customerId/orders', params: { customerId }, label: customer.orders },
          { to: '/customers/$customerId/account', params: { customerId }, label: customer.account },
        ]}
      />
    </>
  );
};
