import type { ReactNode } from 'react';
import styles from './LinkButton.module.css';

/** Looks like a link, opens something on the same page. */
export const LinkButton = ({ children, onClick }: { readonly children: ReactNode; readonly onClick: () => void }) => (
  <button type="button" className={styles.link} onClick={onClick}>
    {children}
  </button>
);
