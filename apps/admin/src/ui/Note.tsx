import type { ReactNode } from 'react';
import styles from './Note.module.css';

type Props = {
  readonly id?: string;
  readonly tone?: 'plain' | 'attention' | 'good';
  /** For one that changes while it is shown. */
  readonly role?: 'status';
  readonly lang?: string;
  readonly children: ReactNode;
};

/** Something to know before continuing, set apart from its surroundings. */
export const Note = ({ id, tone = 'plain', role, lang, children }: Props) => (
  <div id={id} role={role} lang={lang} className={styles.note} data-tone={tone}>
    {children}
  </div>
);
