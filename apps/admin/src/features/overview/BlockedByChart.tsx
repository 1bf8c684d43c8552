import { Link } from '@tanstack/react-router';
import { useTexts } from '../../app/settings.ts';
import type { RemovalBlockerKind } from '../../app/vocabulary.ts';
import { Bar } from './Bar.tsx';
import styles from './OverviewPage.module.css';

type Props = {
  readonly blockedBy: readonly { readonly kind: RemovalBlockerKind; readonly customers: number }[];
  readonly blocked: number;
};

export const BlockedByChart = ({ blockedBy, blocked }: Props) => {
  const { pages, vocabulary } = useTexts();
  const ordered = [...blockedBy].sort((one, other) => other.customers - one.customers);
  return (
    <>
      <p className={styles.note}>{pages.overview.blockedByText}</p>
      <ul className={styles.bars}>
        {ordered.map(({ kind, customers }) => (
          <li key={kind}>
            <Link
              to="/customers"
              search={{ blockedBy: kind }}
              className={styles.barLink}
              title={pages.overview.showCustomers(vocabulary.blockerKind[kind])}
            >
              <Bar label={vocabulary.blockerKind[kind]} value={customers} of={blocked} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
};
