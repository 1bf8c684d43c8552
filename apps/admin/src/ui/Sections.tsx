import { Link, type LinkProps, Outlet, useLocation } from '@tanstack/react-router';
import { useLayoutEffect, useRef } from 'react';
import styles from './Sections.module.css';

type Props = {
  readonly label: string;
  readonly sections: readonly (Pick<LinkProps, 'to' | 'params' | 'activeOptions'> & {
    readonly label: string;
    /** How much is in it. */
    readonly count?: string;
    /** What of it needs attention, in words. */
    readonly attention?: string | undefined;
  })[];
};

/** A page's sections, each at its own address, and the one that is open, which is in view where not all of them fit. */
export const Sections = ({ label, sections }: Props) => {
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (!nav.current) return;
    const { left, width } = nav.current.getBoundingClientRect();
    const open = nav.current.querySelector(`a[href^="${pathname}"]`)?.getBoundingClientRect();
    if (open) nav.current.scrollLeft += open.left + open.width / 2 - (left + width / 2);
  }, [pathname]);
  return (
    <>
      <nav ref={nav} className={styles.sections} aria-label={label}>
        {sections.map(({ label: name, count, attention, activeOptions, ...place }) => (
          <Link
            key={place.to}
            {...place}
            className={styles.section}
            activeOptions={{ includeSearch: false, ...activeOptions }}
          >
            <span className={styles.label} data-label={name}>
              {name}
            </span>
            {count === undefined ? null : (
              <span className={styles.count} data-attention={attention !== undefined || undefined} title={attention}>
                {count}
                {attention === undefined ? null : <span className="visually-hidden"> {attention}</span>}
              </span>
            )}
          </Link>
        ))}
      </nav>
      <div className={styles.content}>
        <Outlet />
      </div>
    </>
  );
};
