import { Button } from '@fluentui/react-components';
import { NavigationRegular } from '@fluentui/react-icons/svg/navigation';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useSettings } from '../common/settings.ts';
import type { Viewer } from '../common/viewer.ts';
import { useFormat } from '../texts/format.ts';
import { languages } from '../texts/texts.ts';
import { textsOf } from '../texts/use-texts.ts';
import { Mark } from '../ui/Mark.tsx';
import { type NavigationIcons, NavigationList } from './navigation.tsx';
import styles from './ShellFrame.module.css';

const useTexts = textsOf('common');

/** It has its place already, and no page waits for it. */
const AccountMenu = lazy(async () => ({ default: (await import('./AccountMenu.tsx')).AccountMenu }));

/** Sections of one customer are one page to the keyboard: focus stays on the section that was chosen. */
const placeOf = (pathname: string): string => pathname.match(/^\/customers\/[^/]+/)?.[0] ?? pathname;

type Props = {
  readonly viewer: Viewer;
  readonly home: '/' | '/my-partners';
  readonly icons: NavigationIcons;
  /** Whose pages these are. */
  readonly owner: string | undefined;
  /** When the connection was lost; null while there is one. */
  readonly lostAt: string | null;
  /** Finds a place by its name, where there are more than the navigation has. */
  readonly onFind?: () => void;
  /** Shows the keyboard shortcuts, where there are some. */
  readonly onShortcuts?: () => void;
  /** In place of the page that the address leads to. */
  readonly children?: ReactNode;
};

/** The frame of every page after signing in: header, navigation, account, and where the focus goes. */
export const ShellFrame = ({ viewer, home, icons, owner, lostAt, onFind, onShortcuts, children }: Props) => {
  const { common } = useTexts();
  const [open, setOpen] = useState(false);
  const { language, followLanguage } = useSettings();
  const chosen = viewer.language;
  useEffect(() => {
    if (chosen !== null && chosen !== language && languages.includes(chosen)) followLanguage(chosen);
  }, [chosen, language, followLanguage]);

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
        <Link to={home} className={styles.brand}>
          <Mark size={24} />
          <span>{common.product}</span>
        </Link>
        <span className={styles.partner}>{owner}</span>
        <Connection lostAt={lostAt} />
        {onFind ? (
          <button type="button" className={styles.find} aria-keyshortcuts="Control+K Meta+K" onClick={onFind}>
            {common.find} <kbd>Ctrl K</kbd>
          </button>
        ) : null}
        <Suspense fallback={<span className={styles.account} />}>
          <AccountMenu viewer={viewer} onShortcuts={onShortcuts} />
        </Suspense>
      </header>
      <nav
        id="navigation"
        className={styles.navigation}
        data-open={open || undefined}
        aria-label={common.mainNavigation}
      >
        <NavigationList icons={icons} />
      </nav>
      <main id="content" className={styles.content} tabIndex={-1}>
        {children ?? <Outlet />}
      </main>
    </div>
  );
};

/** A moment without a connection is not worth announcing. */
const patienceMs = 3_000;

/** Says that what is shown may be out of date, while it may; otherwise nothing. */
const Connection = ({ lostAt }: { readonly lostAt: string | null }) => {
  const { common } = useTexts();
  const format = useFormat();
  const lost = lostAt !== null;
  const [announced, setAnnounced] = useState(false);
  useEffect(() => {
    if (!lost) return setAnnounced(false);
    const timer = setTimeout(() => setAnnounced(true), patienceMs);
    return () => clearTimeout(timer);
  }, [lost]);
  return (
    <span role="status" className={styles.place}>
      {announced && lostAt ? (
        <span className={styles.lost} title={common.lostText(format.dateTime(lostAt))}>
          {common.lost}
        </span>
      ) : null}
    </span>
  );
};
