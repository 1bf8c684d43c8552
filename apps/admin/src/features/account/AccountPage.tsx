import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Client } from 'urql';
import { prefetch } from '../../app/client.ts';
import { graphql } from '../../app/graphql.ts';
import { useCustomerQuery } from '../customer/use-customer-query.tsx';
import { DelegatedAdmin } from '../delegated-admin/DelegatedAdmin.tsx';
import { CustomerAdminPrivileges } from '../delegated-admin/documents.ts';
import { CustomerReestablish, ReestablishCard } from '../reestablish/ReestablishCard.tsx';
import { CustomerRemoval } from '../removal/fragments.ts';
import { RemovalSection } from '../removal/RemovalSection.tsx';
import { AvailableContact } from '../support-contacts/documents.ts';
import { SupportContacts } from '../support-contacts/SupportContacts.tsx';
import styles from './AccountPage.module.css';
import { CustomerDetails, Details } from './Details.tsx';

const accountQuery = graphql(
  `
    query Account($id: ID!) {
      customer(id: $id) {
        id
        companyName
        availableSupportContacts {
          ...AvailableContact
        }
        ...CustomerDetails
        ...CustomerRemoval
        ...CustomerReestablish
        ...CustomerAdminPrivileges
      }
    }
  `,
  [AvailableContact, CustomerAdminPrivileges, CustomerDetails, CustomerReestablish, CustomerRemoval],
);

export const loadAccount = (client: Client, id: string): Promise<void> => prefetch(client, accountQuery, { id });

const from = '/shell/customers/$customerId/account' as const;

export const AccountPage = () => {
  const { customerId } = useParams({ from });
  const { admin } = useSearch({ from });
  const navigate = useNavigate();
  const answer = useCustomerQuery(accountQuery, customerId);
  if ('instead' in answer) return answer.instead;
  const { customer } = answer;
  const request = (requesting: boolean) =>
    void navigate({
      to: '/customers/$customerId/account',
      params: { customerId },
      search: requesting ? { admin: 'new' } : {},
      replace: !requesting,
      resetScroll: false,
    });
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <ReestablishCard customer={customer} />
        <RemovalSection customerId={customerId} companyName={customer.companyName} preview={customer.removalPreview} />
        <DelegatedAdmin customer={customer} requesting={admin === 'new'} onRequesting={request} />
      </div>
      <div className={styles.beside}>
        <Details customer={customer} />
        <SupportContacts contacts={customer.availableSupportContacts} />
      </div>
    </div>
  );
};
