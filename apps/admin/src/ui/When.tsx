import { useFormat } from '../texts/format.ts';
import styles from './When.module.css';

type Props = {
  readonly at: string | null | undefined;
  /** True where the hour matters, as in a log. */
  readonly time?: boolean;
  /** On one line: "12 Mar 2027 (in 3 months)". */
  readonly inline?: boolean;
};

/** The date, and how far it is from now. */
export const When = ({ at, time = false, inline = false }: Props) => {
  const format = useFormat();
  if (!at) return <span className="muted">–</span>;
  return (
    <time dateTime={at} title={format.dateTime(at)} className={inline ? styles.inline : styles.stacked}>
      <span className={styles.date}>{time ? format.dateTime(at) : format.date(at)}</span>
      <span className={styles.relative}>{inline ? `(${format.relative(at)})` : format.relative(at)}</span>
    </time>
  );
};
