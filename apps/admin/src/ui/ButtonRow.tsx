import type { ReactNode } from 'react';
import styles from './ButtonRow.module.css';

export const ButtonRow = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.row}>{children}</div>
);
