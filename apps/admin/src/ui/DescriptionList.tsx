import type { ReactNode } from 'react';
import styles from './DescriptionList.module.css';

/** Names and values; what has no value is left out. */
export const DescriptionList = ({
  items,
}: {
  readonly items: readonly (readonly [name: string, value: ReactNode])[];
}) => (
  <dl className={styles.facts}>
    {items
      .filter(([, value]) => value !== null && value !== '')
      .map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);
