import { useFormat } from '../../app/format.ts';
import { useTexts } from '../../app/settings.ts';
import { Bar } from './Bar.tsx';
import styles from './OverviewPage.module.css';

type Span = {
  readonly after: string | null;
  readonly until: string | null;
  readonly unknown: boolean;
  readonly customers: number;
};

export const DateChart = ({ spans }: { readonly spans: readonly Span[] }) => {
  const { overview } = useTexts().pages;
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
