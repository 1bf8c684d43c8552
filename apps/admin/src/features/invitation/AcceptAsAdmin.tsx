import { Button } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { useNotify } from '../../app/Notices.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { failed, type Outcome } from '../commands/perform.ts';
import { acceptInvitation, type InvitationData } from './documents.ts';
import styles from './Invitation.module.css';
import { useInvitationTexts } from './use-invitation-texts.ts';

type Props = {
  readonly token: string;
  readonly invitation: InvitationData;
  /** What stands beside the button that accepts. */
  readonly decline: ReactNode;
  readonly onProblem: (outcome: Outcome & { done: false }) => void;
  /** What stands above the buttons. */
  readonly children: ReactNode;
};

export const AcceptAsAdmin = ({ token, invitation, decline, onProblem, children }: Props) => {
  const words = useInvitationTexts();
  const client = useClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const accept = async () => {
    setBusy(true);
    const { data, error } = await client.mutation(acceptInvitation, { input: { token } }).toPromise();
    setBusy(false);
    const result = data?.result;
    if (result?.__typename !== 'AcceptRelationshipRequestPayload') return onProblem(failed(result, error));
    const { partnerName, alreadyPartnerSince } = invitation;
    notify({ text: (alreadyPartnerSince ? words.acceptedMore : words.accepted)(partnerName ?? '') });
    // There is nothing to come back to.
    await navigate({ to: '/my-partners', search: { item: result.relationship.id }, replace: true });
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
