import { useNavigate, useRouteContext, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { sessionEnd, signInFor } from '../common/auth.ts';
import { useViewer } from '../common/viewer.ts';
import { keepFresh } from './keep-fresh.ts';
import { organizationIcons } from './organization-icons.tsx';
import { homes } from './route-guard.ts';
import { ShellFrame } from './ShellFrame.tsx';

/** The pages of a customer's admin. */
export const Page = () => {
  const viewer = useViewer();
  const lostAt = useFreshPages();
  if (!viewer) return null;
  return (
    <ShellFrame
      viewer={viewer}
      home={homes.organization}
      icons={organizationIcons}
      owner={viewer.organization?.companyName}
      lostAt={lostAt}
    />
  );
};

/** Keeps what is shown fresh; gives when the connection was lost. */
const useFreshPages = (): string | null => {
  const { client, queries } = useRouteContext({ from: '/organization' });
  const router = useRouter();
  const navigate = useNavigate();
  const [lostAt, setLostAt] = useState<string | null>(null);
  useEffect(
    () =>
      keepFresh({
        client,
        queries,
        onLost: (at) => setLostAt((before) => at && (before ?? at)),
        onSignedOut: () => {
          sessionEnd.dispatchEvent(new Event('end'));
          const { search, ...place } = signInFor(router.state.location);
          void navigate({ ...place, search: { ...search, ended: 'true' } });
        },
      }),
    [client, queries, router, navigate],
  );
  return lostAt;
};
