import { useEffect, useState } from 'react';
import { useLive } from '../common/live/live-log.ts';
import { useViewer } from '../common/viewer.ts';
import { textsOf } from '../texts/use-texts.ts';
import type { NavigationIcons } from './navigation.tsx';
import { ShellFrame } from './ShellFrame.tsx';
import { useShortcuts } from './shortcuts.ts';

const useTexts = textsOf('common');

/** A partner's pages. */
export const Page = () => {
  const { common } = useTexts();
  const viewer = useViewer();
  const { lostAt } = useLive();
  const [icons, setIcons] = useState<NavigationIcons>({});
  // They have their place already, and no page waits for them.
  useEffect(() => void import('./partner-icons.tsx').then(({ partnerIcons }) => setIcons(partnerIcons)), []);
  useShortcuts();
  if (!viewer) return null;
  return (
    <ShellFrame
      viewer={viewer}
      home="/"
      icons={icons}
      owner={viewer.partner?.name}
      lostAt={lostAt}
      hint={common.shortcuts}
    />
  );
};
