import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';
import { Mark } from './Mark.tsx';

type Props = {
  readonly title: string;
  readonly text?: string;
  readonly detail?: string;
  readonly tone?: 'calm' | 'failed';
  /** True when nothing else is on the page: the title is its heading. */
  readonly page?: boolean;
  readonly children?: ReactNode;
};

export const EmptyState = ({ title, text, detail, tone = 'calm', page = false, children }: Props) => {
  const Heading = page ? 'h1' : 'h2';
  return (
    <div className={styles.empty} data-page={page || undefined} role={tone === 'failed' ? 'alert' : undefined}>
      {page ? <title>{`${title} · Untether`}</title> : null}
      <Mark size={40} muted />
      <Heading className={styles.title} tabIndex={page ? -1 : undefined}>
        {title}
      </Heading>
      {text ? <p className={styles.text}>{text}</p> : null}
      {detail ? <p className={styles.detail}>{detail}</p> : null}
      {children ? <div className={styles.actions}>{children}</div> : null}
    </div>
  );
};
