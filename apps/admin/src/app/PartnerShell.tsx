import { useLive } from '../common/live/live-log.ts';
import { useViewer } from '../common/viewer.ts';
import { textsOf } from '../texts/use-texts.ts';
import { partnerIcons } from './partner-icons.tsx';
import { ShellFrame } from './ShellFrame.tsx';
import { useShortcuts } from './shortcuts.ts';

const useTexts = textsOf('common');

/** A partner's pages. */
export const Page = () => {
  const { common } = useTexts();
  const viewer = useViewer();
  const { lostAt } = useLive();
  useShortcuts();
  if (!viewer) return null;
  return (
    <ShellFrame
      viewer={viewer}
      home="/"
      icons={partnerIcons}
      owner={viewer.partner?.name}
      lostAt={lostAt}
      hint={common.shortcuts}
    />
  );
};
