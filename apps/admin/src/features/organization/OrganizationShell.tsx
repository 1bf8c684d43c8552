import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key';
import { PersonSupportRegular } from '@fluentui/react-icons/svg/person-support';
import { useNavigate, useRouteContext, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { homes, signInFor } from '../../app/enter.ts';
import { NavigationList } from '../../app/NavigationList.tsx';
import { ShellFrame } from '../../app/ShellFrame.tsx';
import { useViewer } from '../../app/viewer.ts';
import { Connection } from '../live/Connection.tsx';
import { keepFresh } from './keep-fresh.ts';
import { useOrganizationTexts } from './use-organization-texts.ts';

/** The pages of a customer's admin. */
export const OrganizationShell = () => {
  const { partners, admin, support } = useOrganizationTexts();
  const viewer = useViewer();
  const lostAt = useFreshPages();
  if (!viewer) return null;
  const places = [
    { to: '/my-partners', label: partners.title, icon: <PeopleRegular />, exact: false },
    { to: '/delegated-admin', label: admin.title, icon: <PersonKeyRegular />, exact: false },
    { to: '/support', label: support.nav, icon: <PersonSupportRegular />, exact: false },
  ] as const;
  return (
    <ShellFrame
      viewer={viewer}
      home={homes.organization}
      owner={viewer.organization?.companyName}
      navigation={<NavigationList places={places} />}
      connection={<Connection lostAt={lostAt} />}
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
          const { search, ...place } = signInFor(router.state.location);
          void navigate({ ...place, search: { ...search, ended: 'true' } });
        },
      }),
    [client, queries, router, navigate],
  );
  return lostAt;
};
