import { Button } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient } from 'urql';
import { signOut } from '../../app/auth.ts';
import { signInFor } from '../../app/enter.ts';
import { useNotify } from '../../app/Notices.tsx';
import { useTexts } from '../../app/settings.ts';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { failed } from '../commands/perform.ts';
import { failureText } from '../commands/use-command.ts';
import { Decline } from './Decline.tsx';
import { acceptInvitation, type InvitationData, type InvitationViewer } from './documents.ts';
import styles from './Invitation.module.css';
import { Register } from './Register.tsx';
import { useInvitationTexts } from './use-invitation-texts.ts';

type Props = {
  readonly token: string;
  readonly invitation: InvitationData;
  readonly viewer: InvitationViewer;
  readonly onDeclined: () => void;
};

/** What whoever looks can do: answer, register, sign in, or neither and why. */
export const Answer = ({ token, invitation, viewer, onDeclined }: Props) => {
  const words = useInvitationTexts();
  const { viewerMayAnswer, viewerReason, viewerObstacle, registration } = invitation;
  const decline = <Decline token={token} partner={invitation.partnerName ?? ''} onDeclined={onDeclined} />;
  if (!viewerMayAnswer)
    return (
      <section className={styles.obstacle}>
        <p>{viewerObstacle ? words.obstacle[viewerObstacle](viewerReason ?? '') : viewerReason}</p>
        {viewer ? <SignedIn viewer={viewer} /> : <SignInButton token={token} appearance="primary" />}
      </section>
    );
  if (viewer) return <AcceptAsAdmin token={token} invitation={invitation} viewer={viewer} decline={decline} />;
  return (
    <>
      <section className={styles.obstacle}>
        <p>
          <strong>{words.signInTitle}</strong> {words.signInText}
        </p>
        <SignInButton token={token} appearance="secondary" />
      </section>
      <Register token={token} registration={registration} decline={decline} />
    </>
  );
};

const SignInButton = ({
  token,
  appearance,
}: {
  readonly token: string;
  readonly appearance: 'primary' | 'secondary';
}) => {
  const words = useInvitationTexts();
  const navigate = useNavigate();
  const place = signInFor({ pathname: '/invitation', searchStr: '', hash: token });
  return (
    <Button appearance={appearance} onClick={() => void navigate(place)}>
      {words.signIn}
    </Button>
  );
};

const SignedIn = ({ viewer }: { readonly viewer: NonNullable<InvitationViewer> }) => {
  const { common } = useTexts();
  const words = useInvitationTexts();
  const company = viewer.organization?.companyName ?? viewer.partner?.name ?? '';
  return (
    <>
      <p className="muted">{words.signedInAs(viewer.user.email, company)}</p>
      <Button onClick={() => void signOut(() => window.location.reload())}>{common.signOut}</Button>
    </>
  );
};

type AcceptProps = Pick<Props, 'token' | 'invitation'> & {
  readonly viewer: NonNullable<InvitationViewer>;
  readonly decline: React.ReactNode;
};

const AcceptAsAdmin = ({ token, invitation, viewer, decline }: AcceptProps) => {
  const texts = useTexts();
  const words = useInvitationTexts();
  const client = useClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const accept = async () => {
    setBusy(true);
    const { data, error } = await client.mutation(acceptInvitation, { input: { token } }).toPromise();
    setBusy(false);
    const result = data?.result;
    if (result?.__typename !== 'AcceptRelationshipRequestPayload')
      return setProblem(failureText(texts, failed(result, error)));
    const { partnerName, alreadyPartnerSince } = invitation;
    notify({ text: (alreadyPartnerSince ? words.acceptedMore : words.accepted)(partnerName ?? '') });
    await navigate({ to: '/my-partners', search: { item: result.relationship.id } });
  };
  return (
    <section className={styles.block}>
      <p className="muted">{words.signedInAs(viewer.user.email, viewer.organization?.companyName ?? '')}</p>
      <Problem text={problem} />
      <ButtonRow>
        <Button appearance="primary" disabledFocusable={busy} onClick={() => void accept()}>
          {words.accept}
        </Button>
        {decline}
      </ButtonRow>
    </section>
  );
};
