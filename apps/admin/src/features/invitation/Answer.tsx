import { Button } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useClient } from 'urql';
import { signInFor, signOut } from '../../common/auth.ts';
import { failureText, type Outcome, run } from '../../common/commands/outcome.ts';
import { useNotify } from '../../common/Notices.tsx';
import { textsOf } from '../../texts/use-texts.ts';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { acceptInvitation, type InvitationData, type InvitationViewer } from './documents.ts';
import styles from './Invitation.module.css';
import { Register } from './Register.tsx';

const useTexts = textsOf('common', 'invitation');

type AcceptAsAdminProps = {
  readonly token: string;
  readonly invitation: InvitationData;
  /** Next to the button that accepts. */
  readonly decline: ReactNode;
  readonly onProblem: (outcome: Outcome & { done: false }) => void;
  /** Above the buttons. */
  readonly children: ReactNode;
};

const AcceptAsAdmin = ({ token, invitation, decline, onProblem, children }: AcceptAsAdminProps) => {
  const words = useTexts().invitation;
  const client = useClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const accept = async () => {
    setBusy(true);
    const outcome = await run(client, acceptInvitation, { input: { token } }, ({ relationship }) => {
      const { partnerName, alreadyPartnerSince } = invitation;
      notify({ text: (alreadyPartnerSince ? words.acceptedMore : words.accepted)(partnerName ?? '') });
      // There is nothing to come back to.
      void navigate({ to: '/my-partners', search: { item: relationship.id }, replace: true });
    });
    setBusy(false);
    if (!outcome.done) onProblem(outcome);
  };
  return (
    <section className={styles.block}>
      {children}
      <ButtonRow>
        <Button appearance="primary" disabledFocusable={busy} onClick={() => void accept()}>
          {words.accept}
        </Button>
        {decline}
      </ButtonRow>
    </section>
  );
};

// Most who come here accept.
const DeclineDialog = lazy(async () => ({ default: (await import('./DeclineDialog.tsx')).DeclineDialog }));

type DeclineProps = {
  readonly token: string;
  readonly partner: string;
  readonly onDeclined: () => void;
  readonly onProblem: (outcome: Outcome & { done: false }) => void;
};

const Decline = (props: DeclineProps) => {
  const words = useTexts().invitation;
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{words.decline}</Button>
      {asking ? (
        <Suspense fallback={null}>
          <DeclineDialog {...props} onClose={() => setAsking(false)} />
        </Suspense>
      ) : null}
    </>
  );
};

type AnswerProps = {
  readonly token: string;
  readonly invitation: InvitationData;
  readonly viewer: InvitationViewer;
  readonly onDeclined: () => void;
  /** The API said no: what the page says of the invitation or of who is signed in is old. */
  readonly onRefused: () => void;
};

/** Why an answer failed comes above what can be done now, which may have changed. */
export const Answer = (props: AnswerProps) => {
  const texts = useTexts();
  const words = useTexts().invitation;
  const [problem, setProblem] = useState<{ readonly text: string; readonly signedIn: boolean } | null>(null);
  const signedOut = problem?.signedIn === true && props.viewer === null;
  const report = (outcome: Outcome & { done: false }) => {
    setProblem({ text: failureText(texts, outcome), signedIn: props.viewer !== null });
    if (outcome.code !== null) props.onRefused();
  };
  return (
    <>
      <Problem text={signedOut ? words.signedOut : problem?.text} />
      <Choices {...props} onProblem={report} />
    </>
  );
};

type ChoicesProps = AnswerProps & { readonly onProblem: (outcome: Outcome & { done: false }) => void };

/** What the visitor can do: answer, register, sign in, or none of these and why. */
const Choices = ({ token, invitation, viewer, onDeclined, onRefused, onProblem }: ChoicesProps) => {
  const words = useTexts().invitation;
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
  const words = useTexts().invitation;
  const navigate = useNavigate();
  const place = signInFor({ pathname: '/invitation', searchStr: '', hash: token });
  return (
    <Button appearance={appearance} onClick={() => void navigate(place)}>
      {words.signIn}
    </Button>
  );
};

/** Who is signed in, and a way out for anyone else. */
const SignedIn = ({ viewer }: { readonly viewer: NonNullable<InvitationViewer> }) => {
  const { common, invitation: words } = useTexts();
  const company = viewer.organization?.companyName ?? viewer.partner?.name ?? '';
  return (
    <div className={styles.signedIn}>
      <p className="muted">{common.sentences(words.signedInAs(viewer.user.email, company), words.notYou)}</p>
      <Button size="small" onClick={() => void signOut(() => window.location.reload())}>
        {common.signOut}
      </Button>
    </div>
  );
};
