import { Button } from '@fluentui/react-components';
import { NavigationRegular } from '@fluentui/react-icons/svg/navigation';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Connection } from '../features/live/Connection.tsx';
import { Mark } from '../ui/Mark.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { MainNavigation } from './MainNavigation.tsx';
import styles from './Shell.module.css';
import { useTexts } from './settings.ts';
import { useShortcuts } from './shortcuts.ts';
import { useViewer } from './viewer.ts';

/** Sections of one customer are one page to the keyboard: focus stays on the section that was chosen. */
const placeOf = (pathname: string): string => pathname.match(/^\/customers\/[^/]+/)?.[0] ?? pathname;

export const Shell = () => {
  const { common } = useTexts();
  const viewer = useViewer();
  const [open, setOpen] = useState(false);
  useShortcuts();

  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? state.location.pathname });
  const place = useRef(placeOf(pathname));
  useEffect(() => {
    setOpen(false);
    if (place.current === placeOf(pathname)) return;
    place.current = placeOf(pathname);
    document.querySelector<HTMLElement>('main h1')?.focus();
    window.scrollTo(0, 0);
  }, [pathname]);

  useEffect(() => {
    if (!open) return;
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setOpen(false);
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [open]);

  if (!viewer) return null;
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {common.skipToContent}
      </a>
      <header className={styles.top}>
        <Button
          className={styles.fold ?? ''}
          appearance="transparent"
          icon={<NavigationRegular />}
          aria-label={open ? common.closeNavigation : common.openNavigation}
          aria-expanded={open}
          aria-controls="navigation"
          onClick={() => setOpen(!open)}
        />
        <Link to="/" className={styles.brand}>
          <Mark size={24} />
          <span>{common.product}</span>
        </Link>
        <span className={styles.partner}>{viewer.partner?.name}</span>
        <Connection />
        <AccountMenu viewer={viewer} />
      </header>
      <nav id="navigation" className={styles.navigation} data-open={open || undefined} aria-label={common.navigation}>
        <MainNavigation />
      </nav>
      <main id="content" className={styles.content} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
};
