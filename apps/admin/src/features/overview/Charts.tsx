import { Link } from '@tanstack/react-router';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import type { RemovalBlockerKind, RemovalOutlook } from '../../vocabulary.ts';
import styles from './OverviewPage.module.css';
import { blockedOutlooks } from './outlooks.ts';

const useTexts = textsOf('overview', 'vocabulary');

type BarProps = {
  readonly label: string;
  readonly value: number;
  readonly of: number;
  /** Whose colour it has; none where it is about no one outlook. */
  readonly outlook?: RemovalOutlook;
};

const Bar = ({ label, value, of, outlook }: BarProps) => {
  const format = useFormat();
  return (
    <span className={styles.bar}>
      <span className={styles.barLabel}>{label}</span>
      <span className={styles.track} aria-hidden="true">
        <span
          className={styles.fill}
          data-outlook={outlook}
          style={{ width: `${of === 0 || value === 0 ? 0 : Math.max(1, (100 * value) / of)}%` }}
        />
      </span>
      <span className={styles.barValue}>{format.number(value)}</span>
    </span>
  );
};

type Blocked = {
  readonly kind: RemovalBlockerKind;
  readonly outlook: RemovalOutlook;
  readonly customers: number;
};

/** What blocks, in groups of what has to happen. */
export const BlockedByChart = ({ blockedBy }: { readonly blockedBy: readonly Blocked[] }) => {
  const { overview, vocabulary } = useTexts();
  const most = Math.max(0, ...blockedBy.map(({ customers }) => customers));
  return (
    <>
      <p className={styles.note}>{overview.blockedByText}</p>
      {blockedOutlooks.map((outlook) => {
        const kinds = blockedBy
          .filter((one) => one.outlook === outlook)
          .sort((one, other) => other.customers - one.customers);
        return kinds.length === 0 ? null : (
          <section key={outlook} className={styles.group}>
            <h3 className={styles.groupTitle}>
              <span className={styles.swatch} data-outlook={outlook} aria-hidden="true" />
              {vocabulary.RemovalOutlook[outlook]}
            </h3>
            <ul className={styles.bars}>
              {kinds.map(({ kind, customers }) => (
                <li key={kind}>
                  <Link
                    to="/customers"
                    search={{ blockedBy: kind }}
                    className={styles.barLink}
                    title={overview.showCustomers(vocabulary.RemovalBlockerKind[kind])}
                  >
                    <Bar label={vocabulary.RemovalBlockerKind[kind]} value={customers} of={most} outlook={outlook} />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
};

type Span = {
  readonly after: string | null;
  readonly until: string | null;
  readonly unknown: boolean;
  readonly customers: number;
};

/** When the blocked ones can be removed; `ready`: how many more there are that nothing blocks. */
export const DateChart = ({ spans, ready }: { readonly spans: readonly Span[]; readonly ready: number }) => {
  const { overview } = useTexts();
  const format = useFormat();
  const most = Math.max(0, ...spans.map(({ customers }) => customers));
  const labelOf = ({ after, until, unknown }: Span): string => {
    if (unknown) return overview.noDate;
    if (after === null) return overview.byNow;
    return until === null ? overview.later : overview.until(format.date(until));
  };
  const now = spans.find(({ after, unknown }) => after === null && !unknown)?.customers ?? 0;
  return (
    <>
      <p className={styles.note}>{overview.byDateText(format.number(ready), format.number(now))}</p>
      <ul className={styles.bars}>
        {spans.map((span) => (
          <li key={`${span.after} ${span.until} ${span.unknown}`}>
            <Link
              to="/customers"
              search={{
                state: 'blocked',
                removableBy: span.unknown ? 'unknown' : `${span.after ?? ''}..${span.until ?? ''}`,
                sort: 'NEXT_POSSIBLE_REMOVAL_ASC',
              }}
              className={styles.barLink}
            >
              <Bar label={labelOf(span)} value={span.customers} of={most} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
};
