import { Link } from '@tanstack/react-router';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import type { RemovalBlockerKind } from '../../vocabulary.ts';
import styles from './OverviewPage.module.css';

const useTexts = textsOf('overview', 'vocabulary');

type BarProps = { readonly label: string; readonly value: number; readonly of: number };

const Bar = ({ label, value, of }: BarProps) => {
  const format = useFormat();
  return (
    <span className={styles.bar}>
      <span className={styles.barLabel}>{label}</span>
      <span className={styles.track} aria-hidden="true">
        <span
          className={styles.fill}
          style={{ width: `${of === 0 || value === 0 ? 0 : Math.max(1, (100 * value) / of)}%` }}
        />
      </span>
      <span className={styles.barValue}>{format.number(value)}</span>
    </span>
  );
};

type BlockedByChartProps = {
  readonly blockedBy: readonly { readonly kind: RemovalBlockerKind; readonly customers: number }[];
  readonly blocked: number;
};

export const BlockedByChart = ({ blockedBy, blocked }: BlockedByChartProps) => {
  const { overview, vocabulary } = useTexts();
  const ordered = [...blockedBy].sort((one, other) => other.customers - one.customers);
  return (
    <>
      <p className={styles.note}>{overview.blockedByText}</p>
      <ul className={styles.bars}>
        {ordered.map(({ kind, customers }) => (
          <li key={kind}>
            <Link
              to="/customers"
              search={{ blockedBy: kind }}
              className={styles.barLink}
              title={overview.showCustomers(vocabulary.RemovalBlockerKind[kind])}
            >
              <Bar label={vocabulary.RemovalBlockerKind[kind]} value={customers} of={blocked} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
};

type Span = {
  readonly after: string | null;
  readonly until: string | null;
  readonly unknown: boolean;
  readonly customers: number;
};

export const DateChart = ({ spans }: { readonly spans: readonly Span[] }) => {
  const { overview } = useTexts();
  const format = useFormat();
  const total = spans.reduce((sum, { customers }) => sum + customers, 0);
  const labelOf = ({ after, until, unknown }: Span): string => {
    if (unknown) return overview.noDate;
    if (after === null) return overview.byNow;
    return until === null ? overview.later : overview.until(format.date(until));
  };
  return (
    <>
      <p className={styles.note}>{overview.byDateText}</p>
      <ul className={styles.bars}>
        {spans.map((span) => (
          <li key={`${span.after} ${span.until} ${span.unknown}`}>
            <Bar label={labelOf(span)} value={span.customers} of={total} />
          </li>
        ))}
      </ul>
    </>
  );
};
