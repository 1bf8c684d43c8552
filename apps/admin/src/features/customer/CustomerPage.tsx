import { Link, useLocation, useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { NoAnswerYet } from '../../common/Failed.tsx';
import { graphql } from '../../common/graphql.ts';
import { lastSearch } from '../../common/lists/list-position.ts';
import { prefetch, type Visit } from '../../common/page.ts';
import { useEndsItself } from '../../common/viewer.ts';
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
      removalBlockers { id subject { __typename id } }
      releaseRequest { id state }
      subscriptions(first: 1) { totalCount }
      reservations(first: 1) { totalCount }
      savingsPlans(first: 1) { totalCount }
      softwarePurchases(first: 1) { totalCount }
      azureEntitlements(first: 1) { totalCount }
      orders(first: 1) { totalCount }
    }
  }
`);

/** Where the removal of a customer that has left is kept. */
const receiptQuery = graphql(`
  query ReceiptOfCustomer($id: ID!) {
    removals(first: 1, filter: { customerId: $id }) { nodes { id } }
  }
`);

const Gone = ({ customerId }: { readonly customerId: string }) => {
  const { common, customer } = useTexts();
  const [{ data }] = useQuery({ query: receiptQuery, variables: { id: customerId } });
  const receiptId = data?.removals?.nodes[0]?.id;
  return (
    <EmptyState page title={customer.gone} text={customer.goneText}>
      <Link to="/customers">{common.toCustomers}</Link>
      {' · '}
      {receiptId ? (
        <Link to="/removals/$receiptId" params={{ receiptId }}>
          {customer.toReceipt}
        </Link>
      ) : (
        <Link to="/removals">{customer.toRemovals}</Link>
      )}
    </EmptyState>
  );
};

export const load = ({ client, params }: Visit<'customerId'>): Promise<void> =>
  prefetch(client, customerQuery, { id: params.customerId });

export const Page = () => {
  const { customer, customers } = useTexts();
  const format = useFormat();
  const { pathname } = useLocation();
  const endsItself = useEndsItself();
  const { customerId } = useParams({ from: '/partner/customers/$customerId' });
  const [{ data, error }, again] = useQuery({ query: customerQuery, variables: { id: customerId } });

  if (!data) return <NoAnswerYet page error={error} again={again} rows={6} />;
  if (!data.customer) return <Gone customerId={customerId} />;

  const { companyName, domain, country, removalBlockers, releaseRequest, ...lists } = data.customer;
  const blockers = removalBlockers.length;
  const { subscriptions, reservations, savingsPlans, softwarePurchases, azureEntitlements, orders } = lists;
  /** How much is in a section, and how much of it blocks. */
  const of = (types: readonly string[], ...counted: readonly { readonly totalCount: number }[]) => {
    const blocking = removalBlockers.filter(({ subject }) => subject && types.includes(subject.__typename)).length;
    return {
      count: format.number(counted.reduce((sum, { totalCount }) => sum + totalCount, 0)),
      attention: blocking === 0 ? undefined : customer.blocking(blocking),
    };
  };
  const sections = [
    { path: 'subscriptions', ...of(['CustomerSubscription'], subscriptions) },
    { path: 'reservations', ...of(['Reservation', 'SavingsPlan'], reservations, savingsPlans) },
    { path: 'software', ...of(['SoftwarePurchase'], softwarePurchases) },
    { path: 'azure', ...of(['AzureEntitlement'], azureEntitlements) },
    { path: 'orders', ...of(['Order'], orders) },
    { path: 'account' },
    { path: 'activity' },
  ] as const;
  return (
    <>
      <PageHeader
        title={companyName}
        section={
          sections.map(({ path }) => path).flatMap((path) => (pathname.endsWith(`/${path}`) ? [customer[path]] : []))[0]
        }
        above={
          <Breadcrumb here={companyName}>
            <Link to="/customers" search={lastSearch()}>
              {customers.title}
            </Link>
          </Breadcrumb>
        }
        beside={
          <Link to="/customers/$customerId/account" params={{ customerId }} className={styles.badge}>
            {releaseRequest?.state === 'OPEN' ? <Tag tone="info">{customers.requested}</Tag> : null}
            {endsItself ? (
              <Tag tone={blockers === 0 ? 'good' : 'attention'}>
                {blockers === 0 ? customer.removable : customer.blockedBy(format.number(blockers))}
              </Tag>
            ) : (
              <Tag>{customer.endsWithProvider}</Tag>
            )}
          </Link>
        }
        below={[domain, country ? format.country(country) : null].filter(Boolean).join(' · ')}
      />
      <Sections
        label={customer.sections}
        sections={sections.map(({ path, ...counts }) => ({
          to: `/customers/$customerId/${path}`,
          params: { customerId },
          label: customer[path],
          ...counts,
        }))}
      />
    </>
  );
};
