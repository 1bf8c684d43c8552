import { Link, type LinkProps, Outlet } from '@tanstack/react-router';
import styles from './Sections.module.css';

type Props = {
  readonly label: string;
  readonly sections: readonly (Pick<LinkProps, 'to' | 'params' | 'activeOptions'> & { readonly label: string })[];
};

/** A page's sections, each at its own address, and the one that is open. */
export const Sections = ({ label, sections }: Props) => (
  <>
    <nav className={styles.sections} aria-label={label}>
      {sections.map(({ label: name, activeOptions, ...place }) => (
        <Link
          key={place.to}
          {...place}
          className={styles.section}
          activeOptions={{ includeSearch: false, ...activeOptions }}
        >
          {name}
        </Link>
      ))}
    </nav>
    <div className={styles.content}>
      <Outlet />
    </div>
  </>
);
