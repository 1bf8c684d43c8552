import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useLive } from '../common/live/live-log.ts';
import { useViewer } from '../common/viewer.ts';
import type { NavigationIcons } from './navigation.tsx';
import { ShellFrame } from './ShellFrame.tsx';
import { useShortcuts } from './shortcuts.ts';

const ShortcutSheet = lazy(() => import('./ShortcutSheet.tsx'));
const Palette = lazy(() => import('./palette/Palette.tsx'));

/** A partner's pages. */
export const Page = () => {
  const viewer = useViewer();
  const { lostAt } = useLive();
  const [icons, setIcons] = useState<NavigationIcons>({});
  // They have their place already, and no page waits for them.
  useEffect(() => void import('./partner-icons.tsx').then(({ partnerIcons }) => setIcons(partnerIcons)), []);
  const [opened, setOpened] = useState<'palette' | 'shortcuts' | null>(null);
  const close = useCallback(() => setOpened(null), []);
  const find = useCallback(() => setOpened('palette'), []);
  const showShortcuts = useCallback(() => setOpened('shortcuts'), []);
  useShortcuts({ onFind: find, onHelp: showShortcuts });
  if (!viewer) return null;
  return (
    <>
      <ShellFrame
        viewer={viewer}
        home="/"
        icons={icons}
        owner={viewer.partner?.name}
        lostAt={lostAt}
        onFind={find}
        onShortcuts={showShortcuts}
      />
      <Suspense>
        {opened === 'palette' ? <Palette onClose={close} /> : null}
        {opened === 'shortcuts' ? <ShortcutSheet onClose={close} /> : null}
      </Suspense>
    </>
  );
};
