import type { ReactNode } from 'react';
import styles from './PageBody.module.css';

export const PageBody = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.body}>{children}</div>
);
