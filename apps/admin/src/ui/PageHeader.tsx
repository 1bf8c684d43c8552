import type { ReactNode } from 'react';
import styles from './PageHeader.module.css';

type Props = {
  readonly title: string;
  /** The open one of its sections: part of the document's title. */
  readonly section?: string | undefined;
  /** Above the title: where this page is. */
  readonly above?: ReactNode;
  /** Next to the title: a badge. */
  readonly beside?: ReactNode;
  readonly below?: ReactNode;
  readonly actions?: ReactNode;
};

export const PageHeader = ({ title, section, above, beside, below, actions }: Props) => (
  <div className={styles.header}>
    <title>{[section, title, 'Untether'].filter(Boolean).join(' · ')}</title>
    {above}
    <div className={styles.row}>
      <h1 className={styles.title} tabIndex={-1}>
        {title}
      </h1>
      {beside}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
    {below ? <div className={styles.below}>{below}</div> : null}
  </div>
);
