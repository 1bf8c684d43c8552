import { Button } from '@fluentui/react-components';
import { Link, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { PublicCard } from '../../common/PublicCard.tsx';
import { textsOf } from '../../texts/use-texts.ts';
import { LateSkeleton } from '../../ui/Skeleton.tsx';
import { Answer } from './Answer.tsx';
import { type InvitationViewer, invitationQuery } from './documents.ts';
import styles from './Invitation.module.css';
import { AlreadyPartner, InvitationDetails } from './InvitationDetails.tsx';

const useTexts = textsOf('common', 'invitation');

/** For anyone who has the link. Its token comes after `#` and is sent in request bodies only. */
export const Page = (): ReactNode => {
  const token = useRouterState({ select: ({ location }) => location.hash });
  return token === '' ? <WrongLink /> : <WithToken key={token} token={token} />;
};

const WithToken = ({ token }: { readonly token: string }) => {
  const { common, invitation: words } = useTexts();
  const [{ data, error }, again] = useQuery({
    query: invitationQuery,
    variables: { token },
    // It may have been answered since, here or elsewhere.
    requestPolicy: 'cache-and-network',
  });
  const askAgain = () => again({ requestPolicy: 'network-only' });
  const [declined, setDeclined] = useState(false);

  if (!data)
    return (
      <PublicCard wide title={words.title}>
        {error ? (
          <div className={styles.block} role="alert">
            <p>{words.failed}</p>
            <Button onClick={askAgain}>{common.retry}</Button>
          </div>
        ) : (
          <LateSkeleton rows={4} />
        )}
      </PublicCard>
    );
  const { invitation, viewer } = data;
  if (declined)
    return (
      <PublicCard title={words.declined}>
        <Home viewer={viewer} />
      </PublicCard>
    );
  if (!invitation) return <WrongLink />;
  if (invitation.state !== 'SENT')
    return (
      <PublicCard title={words.overTitle}>
        <p>
          {common.sentences(words.over[invitation.state], ...(invitation.state === 'ACCEPTED' ? [] : [words.askAgain]))}
        </p>
        <Home viewer={viewer} />
      </PublicCard>
    );
  if (invitation.adds.length === 0)
    return (
      <PublicCard title={words.alreadyTitle(invitation.partnerName ?? '')}>
        <AlreadyPartner invitation={invitation} />
        <Home viewer={viewer} />
      </PublicCard>
    );
  return (
    <PublicCard wide title={words.asksTitle(invitation.partnerName ?? '')}>
      <InvitationDetails invitation={invitation} />
      <Answer
        token={token}
        invitation={invitation}
        viewer={viewer}
        onDeclined={() => setDeclined(true)}
        onRefused={askAgain}
      />
    </PublicCard>
  );
};

const WrongLink = () => {
  const words = useTexts().invitation;
  return (
    <PublicCard title={words.wrongTitle}>
      <p>{words.wrongText}</p>
    </PublicCard>
  );
};

/** Where to go next when signed in. */
const Home = ({ viewer }: { readonly viewer: InvitationViewer }) => {
  const words = useTexts().invitation;
  if (viewer?.organization) return <Link to="/my-partners">{words.toPartners}</Link>;
  return viewer ? <Link to="/">{words.toHome}</Link> : null;
};
