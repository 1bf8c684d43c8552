import { useFormat } from '../../app/format.ts';
import { type FragmentOf, graphql, readFragment } from '../../app/graphql.ts';
import { useTexts } from '../../app/settings.ts';
import { Card } from '../../ui/Card.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
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
      delegatedAdmin
      establishedAt
      imported
      associatedResellerId
    }
    delegatedAdminRelationships(first: 50) {
      nodes {
        id
        displayName
        status
        endsAt
      }
    }
    availableSupportContacts {
      partnerId
      name
      mpnId
    }
  }
`);

export const Details = ({ customer }: { readonly customer: FragmentOf<typeof CustomerDetails> }) => {
  const { common, removal } = useTexts();
  const format = useFormat();
  const { tenantId, domain, country, relationship, delegatedAdminRelationships, availableSupportContacts } =
    readFragment(CustomerDetails, customer);
  const { delegatedAdmin, establishedAt, imported, associatedResellerId } = relationship;
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
          [removal.reseller, associatedResellerId],
          [removal.delegatedAdmin, delegatedAdmin === null ? common.unknown : delegatedAdmin ? common.on : common.off],
        ]}
      />
      <h3 className={styles.heading}>{removal.granularAdmin}</h3>
      {delegatedAdminRelationships.nodes.length === 0 ? (
        <p className="muted">{common.none}</p>
      ) : (
        <ul className={styles.list}>
          {delegatedAdminRelationships.nodes.map(({ id, displayName, status, endsAt }) => (
            <li key={id} className={styles.item}>
              <span>{displayName}</span>
              <StatusTag status={status} />
              {endsAt ? <When at={endsAt} inline /> : null}
            </li>
          ))}
        </ul>
      )}
      <h3 className={styles.heading}>{removal.supportContacts}</h3>
      <ul className={styles.list}>
        {availableSupportContacts.map(({ partnerId, name, mpnId }) => (
          <li key={partnerId} className={styles.item}>
            <span>{name}</span>
            {mpnId ? <span className="muted">MPN {mpnId}</span> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
};
