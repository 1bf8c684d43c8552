import { Link } from '@tanstack/react-router';
import { useFormat } from '../../app/format.ts';
import { type FragmentOf, graphql, readFragment } from '../../app/graphql.ts';
import { When } from '../../ui/When.tsx';
import styles from './CustomerTable.module.css';
import { RemovalState } from './RemovalState.tsx';

export const CustomerRow = graphql(`
  fragment CustomerRow on Customer {
    id
    companyName
    domain
    country
    blockerKinds
    relationship {
      id
      establishedAt
    }
  }
`);

type Props = {
  readonly customer: FragmentOf<typeof CustomerRow>;
  readonly index: number;
  readonly current: boolean;
  readonly onCurrent: () => void;
};

export const CustomerCells = ({ customer, index, current, onCurrent }: Props) => {
  const { id, companyName, domain, country, blockerKinds, relationship } = readFragment(CustomerRow, customer);
  const format = useFormat();
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: the rows are virtual, which a table element cannot place */}
      <div role="cell" className={styles.company}>
        <Link
          to="/customers/$customerId/subscriptions"
          params={{ customerId: id }}
          className={styles.link}
          data-row={index}
          tabIndex={current ? 0 : -1}
          onFocus={onCurrent}
        >
          {companyName}
        </Link>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="cell" className={styles.domain}>
        {domain ?? <span className="muted">–</span>}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="cell" className={styles.country}>
        {country ? format.country(country) : <span className="muted">–</span>}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="cell">
        <RemovalState kinds={blockerKinds} />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="cell" className={styles.since}>
        <When at={relationship.establishedAt} />
      </div>
    </>
  );
};
