import { Link } from '@tanstack/react-router';
import { useViewer } from '../common/viewer.ts';
import { textsOf } from '../texts/use-texts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { organizationIcons } from './organization-icons.tsx';
import { partnerIcons } from './partner-icons.tsx';
import { homes } from './route-guard.ts';
import { ShellFrame } from './ShellFrame.tsx';

const useTexts = textsOf('common');

/** Whoever is signed in keeps the navigation. */
export const NotFoundPage = () => {
  const { common } = useTexts();
  const viewer = useViewer();
  const nothing = (
    <EmptyState page title={common.notFoundTitle} text={common.notFoundText}>
      <Link to="/">{common.toStart}</Link>
    </EmptyState>
  );
  if (!viewer) return <main>{nothing}</main>;
  const { partner, organization } = viewer;
  return (
    <ShellFrame
      viewer={viewer}
      icons={partner ? partnerIcons : organizationIcons}
      home={partner ? homes.partner : homes.organization}
      owner={partner?.name ?? organization?.companyName}
      lostAt={null}
    >
      {nothing}
    </ShellFrame>
  );
};
