import { Connection } from '../features/live/Connection.tsx';
import { useLive } from '../features/live/use-live.ts';
import { MainNavigation } from './MainNavigation.tsx';
import { ShellFrame } from './ShellFrame.tsx';
import { useTexts } from './settings.ts';
import { useShortcuts } from './shortcuts.ts';
import { useViewer } from './viewer.ts';

/** A partner's pages. */
export const Shell = () => {
  const { common } = useTexts();
  const viewer = useViewer();
  const { lostAt } = useLive();
  useShortcuts();
  if (!viewer) return null;
  return (
    <ShellFrame
      viewer={viewer}
      home="/"
      owner={viewer.partner?.name}
      navigation={<MainNavigation />}
      connection={<Connection lostAt={lostAt} />}
      hint={common.shortcuts}
    />
  );
};
