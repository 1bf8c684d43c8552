import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useParams } from '@tanstack/react-router';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { textsOf } from '../texts/use-texts.ts';
import styles from './Notices.module.css';

const useTexts = textsOf('common');

export type Notice = {
  readonly text: string;
  readonly tone?: 'done' | 'failed';
  readonly action?: { readonly label: string; readonly run: () => void };
};
/** With the customer on whose pages it was said; null elsewhere. */
type Kept = Notice & { readonly id: number; readonly customerId: string | null };
type Notify = (notice: Notice) => void;
type Notices = {
  readonly add: (notice: Omit<Kept, 'id'>) => void;
  readonly forgetCustomer: (customerId: string) => void;
};

const NoticesContext = createContext<Notices>({ add: () => undefined, forgetCustomer: () => undefined });

export const useNotify = (): Notify => {
  const { add } = use(NoticesContext);
  const { customerId = null } = useParams({ strict: false });
  return useCallback((notice) => add({ ...notice, customerId }), [add, customerId]);
};

/** Takes away what was said about a customer: once it is gone, nothing of it can be taken back or opened. */
export const useForgetCustomer = (): Notices['forgetCustomer'] => use(NoticesContext).forgetCustomer;

const secondsShown = 12;

/** Short messages about what has just been done, politely announced; they wait while pointed at or focused. */
export const NoticesProvider = ({ children }: { readonly children: ReactNode }) => {
  const [notices, setNotices] = useState<readonly Kept[]>([]);
  const [held, setHeld] = useState(false);
  const next = useRef(0);

  const value = useMemo<Notices>(
    () => ({
      add: (notice) => {
        next.current += 1;
        const id = next.current;
        setNotices((kept) => [...kept.slice(-2), { ...notice, id }]);
      },
      forgetCustomer: (gone) => setNotices((kept) => kept.filter(({ customerId }) => customerId !== gone)),
    }),
    [],
  );
  const dismiss = useCallback((id: number) => setNotices((kept) => kept.filter((notice) => notice.id !== id)), []);

  const oldest = notices[0]?.id;
  useEffect(() => {
    if (oldest === undefined || held) return;
    const timer = setTimeout(() => dismiss(oldest), secondsShown * 1000);
    return () => clearTimeout(timer);
  }, [oldest, held, dismiss]);

  const bar = useMemo(() => <NoticeBar notices={notices} onDismiss={dismiss} onHold={setHeld} />, [notices, dismiss]);
  return (
    <NoticesContext value={value}>
      {children}
      {bar}
    </NoticesContext>
  );
};

type Props = {
  readonly notices: readonly (Notice & { readonly id: number })[];
  readonly onDismiss: (id: number) => void;
  readonly onHold: (held: boolean) => void;
};

const NoticeBar = ({ notices, onDismiss, onHold }: Props) => {
  const { common } = useTexts();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at a notice only keeps it from vanishing
    <div
      className={styles.bar}
      onMouseEnter={() => onHold(true)}
      onMouseLeave={() => onHold(false)}
      onFocus={() => onHold(true)}
      onBlur={() => onHold(false)}
    >
      <div role="status" aria-live="polite">
        {notices.map((notice) => (
          <div key={notice.id} className={styles.notice} data-tone={notice.tone ?? 'done'}>
            <span className={styles.text}>{notice.text}</span>
            {notice.action ? (
              <Button
                appearance="transparent"
                size="small"
                className={styles.action}
                onClick={() => {
                  notice.action?.run();
                  onDismiss(notice.id);
                }}
              >
                {notice.action.label}
              </Button>
            ) : null}
            <Button
              appearance="transparent"
              size="small"
              icon={<DismissRegular />}
              aria-label={common.dismiss}
              onClick={() => onDismiss(notice.id)}
            />
          </div>
        ))}
      </div>
    </div>
  );
};
