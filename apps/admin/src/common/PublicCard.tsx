import { type ReactNode, useEffect, useRef } from 'react';
import { textsOf } from '../texts/use-texts.ts';
import { Mark } from '../ui/Mark.tsx';
import { PreferenceFields } from './PreferenceFields.tsx';
import styles from './PublicCard.module.css';

const useTexts = textsOf('common');

type Props = {
  readonly title: string;
  readonly tagline?: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
};

/** A page for anyone, signed in or not: one card, with language and theme at its end. */
export const PublicCard = ({ title, tagline, wide = false, children }: Props) => {
  const { common } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  // What was focused may be gone with what the card said before.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, [title]);
  return (
    <main className={styles.page}>
      <title>{`${title} · Untether`}</title>
      <div className={styles.card} data-wide={wide || undefined}>
        <div className={styles.brand}>
          <Mark size={36} />
          <div>
            <p className={styles.product}>{common.product}</p>
            {tagline ? <p className="muted">{tagline}</p> : null}
          </div>
        </div>
        <h1 ref={heading} className={styles.title} tabIndex={-1}>
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
