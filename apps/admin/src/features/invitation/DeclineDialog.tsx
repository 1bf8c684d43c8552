import { useClient } from 'urql';
import { type Outcome, run } from '../../common/commands/outcome.ts';
import { FormDialog } from '../../common/forms/FormDialog.tsx';
import { textsOf } from '../../texts/use-texts.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { declineInvitation } from './documents.ts';

const useTexts = textsOf('common', 'invitation');

type Props = {
  readonly token: string;
  readonly partner: string;
  readonly onDeclined: () => void;
  readonly onProblem: (outcome: Outcome & { done: false }) => void;
  readonly onClose: () => void;
};

/** Asks first: the link is dead afterwards. */
export const DeclineDialog = ({ token, partner, onDeclined, onProblem, onClose }: Props) => {
  const { common, invitation: words } = useTexts();
  const client = useClient();
  const send = async () => {
    const outcome = await run(client, declineInvitation, { token });
    // Refused, there is nothing left to ask here: the page says what has become of the invitation.
    if (!outcome.done && outcome.code !== null) {
      onClose();
      onProblem(outcome);
    }
    return outcome;
  };
  return (
    <FormDialog
      title={boldName(words.declineTitle, partner)}
      submit={words.decline}
      cancel={common.back}
      send={send}
      done={null}
      onDone={onDeclined}
      onClose={onClose}
    >
      <p>{words.declineText}</p>
    </FormDialog>
  );
};
