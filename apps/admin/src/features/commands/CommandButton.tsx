import { useState } from 'react';
import { useTexts } from '../../app/settings.ts';
import type { ItemCommandKind } from '../../app/vocabulary.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { AskDialog } from './AskDialog.tsx';
import type { Subject } from './perform.ts';
import { useCommand } from './use-command.ts';

type Props = {
  readonly command: ItemCommandKind;
  readonly subject: Subject;
  /** Why it cannot be done now by this person; null when it can. */
  readonly refusal: string | null;
  /** What it brings about, in a sentence. */
  readonly consequence: string;
  readonly appearance?: 'primary' | 'secondary' | 'subtle';
};

const asksFirst = (command: ItemCommandKind): command is 'SUSPEND' | 'CANCEL' =>
  command === 'SUSPEND' || command === 'CANCEL';

export const CommandButton = ({ command, subject, refusal, consequence, appearance = 'secondary' }: Props) => {
  const { vocabulary } = useTexts();
  const act = useCommand();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  const go = async () => {
    setBusy(true);
    setAsking(false);
    await act(command, subject);
    setBusy(false);
  };

  return (
    <>
      <ReasonedButton
        size="small"
        appearance={appearance}
        reason={refusal}
        busy={busy}
        about={subject.name}
        onClick={() => (asksFirst(command) ? setAsking(true) : void go())}
      >
        {vocabulary.command[command]}
      </ReasonedButton>
      {asking && asksFirst(command) ? (
        <AskDialog
          command={command}
          name={subject.name}
          consequence={consequence}
          onConfirm={() => void go()}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
};
