import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useLive } from '../common/live/live-log.ts';
import { useViewer } from '../common/viewer.ts';
import type { NavigationIcons } from './navigation.tsx';
import { ShellFrame } from './ShellFrame.tsx';
import { useShortcuts } from './shortcuts.ts';

const ShortcutSheet = lazy(() => import('./ShortcutSheet.tsx'));

/** A partner's pages. */
export const Page = () => {
  const viewer = useViewer();
  const { lostAt } = useLive();
  const [icons, setIcons] = useState<NavigationIcons>({});
  // They have their place already, and no page waits for them.
  useEffect(() => void import('./partner-icons.tsx').then(({ partnerIcons }) => setIcons(partnerIcons)), []);
  const [helped, setHelped] = useState(false);
  const showShortcuts = useCallback(() => setHelped(true), []);
  useShortcuts(showShortcuts);
  if (!viewer) return null;
  return (
    <>
      <ShellFrame
        viewer={viewer}
        home="/"
        icons={icons}
        owner={viewer.partner?.name}
        lostAt={lostAt}
        onShortcuts={showShortcuts}
      />
      {helped ? (
        <Suspense>
          <ShortcutSheet onClose={() => setHelped(false)} />
        </Suspense>
      ) : null}
    </>
  );
};
