import type { ReactNode } from 'react';
import styles from './Note.module.css';

type Props = {
  readonly id?: string;
  readonly tone?: 'plain' | 'attention' | 'good';
  /** Where it changes while somebody reads. */
  readonly role?: 'status';
  readonly lang?: string;
  readonly children: ReactNode;
};

/** Something to know before one goes on, set off from what is around it. */
export const Note = ({ id, tone = 'plain', role, lang, children }: Props) => (
  <div id={id} role={role} lang={lang} className={styles.note} data-tone={tone}>
    {children}
  </div>
);
