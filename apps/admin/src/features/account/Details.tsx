import { useFormat } from '../../app/format.ts';
import { type FragmentOf, graphql, readFragment } from '../../app/graphql.ts';
import { useTexts } from '../../app/settings.ts';
import { Card } from '../../ui/Card.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { When } from '../../ui/When.tsx';
import styles from './Details.module.css';

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
      associatedReseller {
        id
        name
      }
    }
  }
`);

export const Details = ({ customer }: { readonly customer: FragmentOf<typeof CustomerDetails> }) => {
  const { removal } = useTexts();
  const format = useFormat();
  const { tenantId, domain, country, relationship } = readFragment(CustomerDetails, customer);
  const { establishedAt, imported, associatedReseller } = relationship;
  return (
    <Card title={removal.details}>
      <Facts
        facts={[
          [
            removal.tenantId,
            <span key="tenant" className={styles.tenant}>
              {tenantId}
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
