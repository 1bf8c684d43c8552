import { Button } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { signOut } from '../../app/auth.ts';
import { signInFor } from '../../app/enter.ts';
import { useTexts } from '../../app/settings.ts';
import { Problem } from '../../ui/Problem.tsx';
import type { Outcome } from '../commands/perform.ts';
import { failureText } from '../commands/use-command.ts';
import { AcceptAsAdmin } from './AcceptAsAdmin.tsx';
import { Decline } from './Decline.tsx';
import type { InvitationData, InvitationViewer } from './documents.ts';
import styles from './Invitation.module.css';
import { Register } from './Register.tsx';
import { useInvitationTexts } from './use-invitation-texts.ts';

type Props = {
  readonly token: string;
  readonly invitation: InvitationData;
  readonly viewer: InvitationViewer;
  readonly onDeclined: () => void;
  /** The API said no: what the page says of the invitation or of who is signed in is old. */
  readonly onRefused: () => void;
};

/** Why an answer did not go through stands above what can be done now, which may no longer be the same. */
export const Answer = (props: Props) => {
  const texts = useTexts();
  const words = useInvitationTexts();
  const [problem, setProblem] = useState<{ readonly text: string; readonly signedIn: boolean } | null>(null);
  const signedOut = problem?.signedIn === true && props.viewer === null;
  const tell = (outcome: Outcome & { done: false }) => {
    setProblem({ text: failureText(texts, outcome), signedIn: props.viewer !== null });
    if (outcome.code !== null) props.onRefused();
  };
  return (
    <>
      <Problem text={signedOut ? words.signedOut : problem?.text} />
      <Choices {...props} onProblem={tell} />
    </>
  );
};

type ChoicesProps = Props & { readonly onProblem: (outcome: Outcome & { done: false }) => void };

/** What whoever looks can do: answer, register, sign in, or neither and why. */
const Choices = ({ token, invitation, viewer, onDeclined, onRefused, onProblem }: ChoicesProps) => {
  const words = useInvitationTexts();
  const { viewerMayAnswer, viewerReason, registration } = invitation;
  const partner = invitation.partnerName ?? '';
  const decline = <Decline token={token} partner={partner} onDeclined={onDeclined} onProblem={onProblem} />;
  if (!viewerMayAnswer)
    return (
      <section className={styles.obstacle}>
        <p>{viewerReason}</p>
        {viewer ? <SignedIn viewer={viewer} /> : <SignInButton token={token} appearance="primary" />}
      </section>
    );
  if (viewer)
    return (
      <AcceptAsAdmin token={token} invitation={invitation} decline={decline} onProblem={onProblem}>
        <SignedIn viewer={viewer} />
      </AcceptAsAdmin>
    );
  return (
    <>
      <section className={styles.obstacle}>
        <p>
          <strong>{words.signInTitle}</strong> {words.signInText}
        </p>
        <SignInButton token={token} appearance="secondary" />
      </section>
      <Register token={token} registration={registration} decline={decline} onRefused={onRefused} />
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

/** Who is signed in, and the way out for whoever else looks. */
const SignedIn = ({ viewer }: { readonly viewer: NonNullable<InvitationViewer> }) => {
  const { common } = useTexts();
  const words = useInvitationTexts();
  const company = viewer.organization?.companyName ?? viewer.partner?.name ?? '';
  return (
    <div className={styles.signedIn}>
      <p className="muted">
        {words.signedInAs(viewer.user.email, company)} {words.notYou}
      </p>
      <Button size="small" onClick={() => void signOut(() => window.location.reload())}>
        {common.signOut}
      </Button>
    </div>
  );
};
