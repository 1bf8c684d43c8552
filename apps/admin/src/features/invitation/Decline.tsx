import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useClient } from 'urql';
import { useTexts } from '../../app/settings.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { type Outcome, run } from '../commands/perform.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { declineInvitation } from './documents.ts';
import { useInvitationTexts } from './use-invitation-texts.ts';

type Props = {
  readonly token: string;
  readonly partner: string;
  readonly onDeclined: () => void;
  readonly onProblem: (outcome: Outcome & { done: false }) => void;
};

/** Asks first: the link is dead afterwards. */
export const Decline = ({ token, partner, onDeclined, onProblem }: Props) => {
  const { common } = useTexts();
  const words = useInvitationTexts();
  const client = useClient();
  const [asking, setAsking] = useState(false);
  const send = async () => {
    const outcome = await run(client, declineInvitation, { token });
    // Refused, there is nothing left to ask here: the page says what has become of the invitation.
    if (!outcome.done && outcome.code !== null) {
      setAsking(false);
      onProblem(outcome);
    }
    return outcome;
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{words.decline}</Button>
      {asking ? (
        <FormDialog
          title={boldName(words.declineTitle, partner)}
          submit={words.decline}
          cancel={common.back}
          send={send}
          done={null}
          onDone={onDeclined}
          onClose={() => setAsking(false)}
        >
          <p>{words.declineText}</p>
        </FormDialog>
      ) : null}
    </>
  );
};
