import { Button } from '@fluentui/react-components';
import { Link, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useTexts } from '../../app/settings.ts';
import { LateSkeleton } from '../../ui/LateSkeleton.tsx';
import { PublicCard } from '../../ui/PublicCard.tsx';
import { AlreadyPartner } from './AlreadyPartner.tsx';
import { Answer } from './Answer.tsx';
import { Asked } from './Asked.tsx';
import { type InvitationViewer, invitationQuery } from './documents.ts';
import styles from './Invitation.module.css';
import { useInvitationTexts } from './use-invitation-texts.ts';

/** For whoever has the link. Its token stands after `#` and goes into request bodies alone. */
export const InvitationPage = () => {
  const token = useRouterState({ select: ({ location }) => location.hash });
  return token === '' ? <WrongLink /> : <WithToken key={token} token={token} />;
};

const WithToken = ({ token }: { readonly token: string }) => {
  const { common } = useTexts();
  const words = useInvitationTexts();
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
          {words.over[invitation.state]} {invitation.state === 'ACCEPTED' ? null : words.askAgain}
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
      <Asked invitation={invitation} />
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
  const words = useInvitationTexts();
  return (
    <PublicCard title={words.wrongTitle}>
      <p>{words.wrongText}</p>
    </PublicCard>
  );
};

/** The way on for somebody signed in. */
const Home = ({ viewer }: { readonly viewer: InvitationViewer }) => {
  const words = useInvitationTexts();
  if (viewer?.organization) return <Link to="/my-partners">{words.toPartners}</Link>;
  return viewer ? <Link to="/">{words.toHome}</Link> : null;
};
