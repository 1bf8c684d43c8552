import type { ReactNode } from 'react';
import { PreferenceFields } from '../app/AccountMenu.tsx';
import { useTexts } from '../app/settings.ts';
import { Mark } from './Mark.tsx';
import styles from './PublicCard.module.css';

type Props = { readonly title: string; readonly wide?: boolean; readonly children: ReactNode };

/** A page for whoever comes, signed in or not: one card, with language and theme at its end. */
export const PublicCard = ({ title, wide = false, children }: Props) => {
  const { common } = useTexts();
  return (
    <main className={styles.page}>
      <title>{`${title} · Untether`}</title>
      <div className={styles.card} data-wide={wide || undefined}>
        <div className={styles.brand}>
          <Mark size={36} />
          <div>
            <p className={styles.product}>{common.product}</p>
            <p className="muted">{common.tagline}</p>
          </div>
        </div>
        <h1 className={styles.title} tabIndex={-1}>
          {title}
        </h1>
        {children}
        <div className={styles.preferences}>
          <PreferenceFields />
        </div>
      </div>
    </main>
  );
};
