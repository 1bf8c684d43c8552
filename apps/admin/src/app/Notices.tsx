import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { NoticeBar } from './NoticeBar.tsx';

export type Notice = {
  readonly text: string;
  readonly tone?: 'done' | 'failed';
  readonly action?: { readonly label: string; readonly run: () => void };
};
type Kept = Notice & { readonly id: number };
type Notify = (notice: Notice) => void;

const NoticesContext = createContext<Notify>(() => undefined);
export const useNotify = (): Notify => use(NoticesContext);

const secondsShown = 12;

/** Short messages about what has just been done, politely announced; they wait while pointed at or focused. */
export const NoticesProvider = ({ children }: { readonly children: ReactNode }) => {
  const [notices, setNotices] = useState<readonly Kept[]>([]);
  const [held, setHeld] = useState(false);
  const next = useRef(0);

  const notify = useCallback<Notify>((notice) => {
    next.current += 1;
    const id = next.current;
    setNotices((kept) => [...kept.slice(-2), { ...notice, id }]);
  }, []);
  const dismiss = useCallback((id: number) => setNotices((kept) => kept.filter((notice) => notice.id !== id)), []);

  const oldest = notices[0]?.id;
  useEffect(() => {
    if (oldest === undefined || held) return;
    const timer = setTimeout(() => dismiss(oldest), secondsShown * 1000);
    return () => clearTimeout(timer);
  }, [oldest, held, dismiss]);

  const bar = useMemo(() => <NoticeBar notices={notices} onDismiss={dismiss} onHold={setHeld} />, [notices, dismiss]);
  return (
    <NoticesContext value={notify}>
      {children}
      {bar}
    </NoticesContext>
  );
};
