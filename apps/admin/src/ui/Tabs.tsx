import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import styles from './Tabs.module.css';

type Tab = { readonly key: string; readonly label: string; readonly content: ReactNode };

type Props = { readonly label: string; readonly tabs: readonly Tab[]; readonly first?: string };

/** One of several texts at a time; arrow keys go from tab to tab. */
export const Tabs = ({ label, tabs, first }: Props) => {
  const id = useId();
  const [open, setOpen] = useState(first ?? tabs[0]?.key);
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex(({ key }) => key === open);
    const next = (at + step + tabs.length) % tabs.length;
    setOpen(tabs[next]?.key);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <div>
      <div ref={list} role="tablist" aria-label={label} className={styles.list}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            id={`${id}-${tab.key}`}
            type="button"
            role="tab"
            aria-selected={tab.key === open}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === open ? 0 : -1}
            className={styles.tab}
            onClick={() => setOpen(tab.key)}
            onKeyDown={move}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${open}`} className={styles.panel}>
        {tabs.find(({ key }) => key === open)?.content}
      </div>
    </div>
  );
};
