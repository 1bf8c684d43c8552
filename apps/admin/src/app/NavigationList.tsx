import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from './NavigationList.module.css';

export type NavigationPlace = {
  readonly to: NonNullable<LinkProps['to']>;
  readonly label: string;
  readonly icon: ReactNode;
  readonly exact: boolean;
};

export const NavigationList = ({ places }: { readonly places: readonly NavigationPlace[] }) => (
  <ul className={styles.list}>
    {places.map(({ to, label, icon, exact }) => (
      <li key={to}>
        <Link to={to} className={styles.link} activeOptions={{ exact, includeSearch: false }}>
          <span className={styles.icon}>{icon}</span>
          {label}
        </Link>
      </li>
    ))}
  </ul>
);
