import { useParams } from '@tanstack/react-router';
import type { Client } from 'urql';
import { prefetch } from '../../app/client.ts';
import { graphql } from '../../app/graphql.ts';
import { useCustomerQuery } from '../customer/use-customer-query.tsx';
import { CustomerReestablish, ReestablishCard } from '../reestablish/ReestablishCard.tsx';
import { CustomerRemoval } from '../removal/fragments.ts';
import { RemovalSection } from '../removal/RemovalSection.tsx';
import styles from './AccountPage.module.css';
import { CustomerDetails, Details } from './Details.tsx';

const accountQuery = graphql(
  `
    query Account($id: ID!) {
      customer(id: $id) {
        id
        companyName
        ...CustomerDetails
        ...CustomerRemoval
        ...CustomerReestablish
      }
    }
  `,
  [CustomerDetails, CustomerRemoval, CustomerReestablish],
);

export const loadAccount = (client: Client, id: string): Promise<void> => prefetch(client, accountQuery, { id });

export const AccountPage = () => {
  const { customerId } = useParams({ from: '/shell/customers/$customerId/account' });
  const answer = useCustomerQuery(accountQuery, customerId);
  if ('instead' in answer) return answer.instead;
  const { customer } = answer;
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <ReestablishCard customer={customer} />
        <RemovalSection customerId={customerId} companyName={customer.companyName} preview={customer.removalPreview} />
      </div>
      <Details customer={customer} />
    </div>
  );
};
