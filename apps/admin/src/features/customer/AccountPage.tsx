import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCopy } from '../../common/CopyField.tsx';
import { CustomerRemoval } from '../../common/commands/affected.ts';
import { type FragmentOf, graphql, readFragment } from '../../common/graphql.ts';
import { CustomerRelease } from '../../common/release/documents.ts';
import { ReleaseCard } from '../../common/release/ReleaseCard.tsx';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Card } from '../../ui/Card.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { When } from '../../ui/When.tsx';
import { DelegatedAdmin } from '../delegated-admin/DelegatedAdmin.tsx';
import { CustomerAdminPrivileges } from '../delegated-admin/documents.ts';
import { AccountReestablishment, CustomerReestablish } from '../reestablishment/AccountReestablishment.tsx';
import { Scheduled } from '../removal/plan.ts';
import { RemovalSection } from '../removal/RemovalSection.tsx';
import { ScheduledBanner } from '../removal/Schedule.tsx';
import styles from './AccountPage.module.css';
import { AvailableContact, SupportContacts } from './SupportContacts.tsx';
import { loadCustomer, useCustomerQuery } from './use-customer-query.tsx';

const useTexts = textsOf('common', 'removal');

export const CustomerDetails = graphql(`
  fragment CustomerDetails on Customer {
    id
    tenantId
    domain
    country
    relationship {
      id
      establishedAt
      imported
      associatedReseller { id name }
    }
  }
`);

export const Details = ({ customer }: { readonly customer: FragmentOf<typeof CustomerDetails> }) => {
  const { common, removal } = useTexts();
  const copy = useCopy();
  const format = useFormat();
  const { tenantId, domain, country, relationship } = readFragment(CustomerDetails, customer);
  const { establishedAt, imported, associatedReseller } = relationship;
  return (
    <Card title={removal.details}>
      <DescriptionList
        items={[
          [
            removal.tenantId,
            <span key="tenant" className={styles.tenant}>
              {tenantId}
              <Button
                size="small"
                appearance="subtle"
                icon={<CopyRegular />}
                aria-label={`${common.copy}: ${removal.tenantId}`}
                onClick={() => void copy(tenantId)}
              />
            </span>,
          ],
          [removal.domain, domain],
          [removal.country, country ? format.country(country) : null],
          [removal.established, <When key="since" at={establishedAt} inline />],
          [removal.origin, imported ? removal.imported : removal.native],
          [removal.reseller, associatedReseller?.name ?? null],
        ]}
      />
    </Card>
  );
};

const accountQuery = graphql(
  `
    query Account($id: ID!) {
      customer(id: $id) {
        id
        companyName
        availableSupportContacts { ...AvailableContact }
        ...CustomerDetails
        ...CustomerRemoval
        ...CustomerReestablish
        ...CustomerRelease
        ...CustomerAdminPrivileges
        ...Scheduled
      }
    }
  `,
  [
    AvailableContact,
    CustomerAdminPrivileges,
    CustomerDetails,
    CustomerReestablish,
    CustomerRelease,
    CustomerRemoval,
    Scheduled,
  ],
);

export const load = loadCustomer(accountQuery);

const from = '/partner/customers/$customerId/account' as const;

export const Page = () => {
  const { customerId } = useParams({ from });
  const { admin } = useSearch({ from });
  const navigate = useNavigate();
  const answer = useCustomerQuery(accountQuery);
  if ('instead' in answer) return answer.instead;
  const { customer } = answer;
  const asks = customer.releaseRequest?.state === 'OPEN';
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
        {customer.scheduledRemoval ? (
          <ScheduledBanner
            customerId={customerId}
            companyName={customer.companyName}
            refusal={customer.removalPreview.viewerReason}
            scheduled={customer.scheduledRemoval}
          />
        ) : null}
        <AccountReestablishment customer={customer} />
        {asks ? <ReleaseCard customer={customer} /> : null}
        <RemovalSection
          customerId={customerId}
          companyName={customer.companyName}
          end={customer.relationship}
          preview={customer.removalPreview}
          partners={customer.availableSupportContacts.map((contact) => readFragment(AvailableContact, contact))}
          scheduled={customer.scheduledRemoval}
        />
        <DelegatedAdmin customer={customer} requesting={admin === 'new'} onRequesting={request} />
      </div>
      <div className={styles.beside}>
        <Details customer={customer} />
        {asks ? null : <ReleaseCard customer={customer} />}
        <SupportContacts contacts={customer.availableSupportContacts} />
      </div>
    </div>
  );
};
