import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { textsOf } from '../texts/use-texts.ts';
import styles from './SidePanel.module.css';

const useTexts = textsOf('common');

type Props = {
  /** The row it was opened from. */
  readonly of: string;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** Beside the table, which stays in use; closes on Escape and gives the focus back to the row it was opened from. */
export const SidePanel = ({ of, title, onClose, children }: Props) => {
  const { common } = useTexts();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    return () => document.querySelector<HTMLElement>(`tr[data-key="${of}"] button`)?.focus();
  }, [of]);
  return (
    <aside
      className={styles.side}
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !document.querySelector('dialog:modal')) onClose();
      }}
    >
      <div className={styles.head}>
        <h2 id={id} ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h2>
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={common.close} onClick={onClose} />
      </div>
      <div className={styles.content}>{children}</div>
    </aside>
  );
};
