import { useFormat } from '../../app/format.ts';
import styles from './OverviewPage.module.css';

type Props = { readonly label: string; readonly value: number; readonly of: number };

export const Bar = ({ label, value, of }: Props) => {
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
