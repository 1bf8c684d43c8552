import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { textsOf } from '../../texts/use-texts.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import type { ItemCommandKind, RemovalResolution } from '../../vocabulary.ts';
import { type Subject, useCommand } from './use-command.ts';

const useTexts = textsOf('commands', 'common', 'vocabulary');

type AskDialogProps = {
  readonly command: 'SUSPEND' | 'CANCEL';
  readonly name: string;
  readonly consequence: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks once, and says what will happen. */
export const AskDialog = ({ command, name, consequence, onConfirm, onClose }: AskDialogProps) => {
  const { commands, common, vocabulary } = useTexts();
  return (
    <Modal
      role="alertdialog"
      title={boldName(command === 'SUSPEND' ? commands.askSuspend : commands.askCancel, name)}
      onSubmit={onConfirm}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common.keep}</Button>
          <Button type="submit" appearance="primary">
            {vocabulary.ItemCommandKind[command]}
          </Button>
        </>
      }
    >
      <p>{consequence}</p>
    </Modal>
  );
};

type CommandButtonProps = {
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

export const CommandButton = ({
  command,
  subject,
  refusal,
  consequence,
  appearance = 'secondary',
}: CommandButtonProps) => {
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
        {vocabulary.ItemCommandKind[command]}
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

export type ItemCommand = {
  readonly command: ItemCommandKind;
  readonly allowedToViewer: boolean;
  readonly reason: string | null;
  readonly consequence: string;
};

type ItemCommandsProps = {
  readonly commands: readonly ItemCommand[];
  readonly subject: Subject;
  /** In a table: only the one that matters most now, given how the item's blocker is cleared. */
  readonly onlyFirst?: readonly RemovalResolution[];
  readonly except?: readonly ItemCommandKind[];
};

/** What clears the item best, allowed or not; where it does not block, what may be done. */
const firstCommand = (
  commands: readonly ItemCommand[],
  resolutions: readonly RemovalResolution[],
): ItemCommand | undefined =>
  commands.find(({ command }) => resolutions.includes(command as RemovalResolution)) ??
  commands.find(({ allowedToViewer, command }) => allowedToViewer && !command.endsWith('AUTO_RENEW'));

export const ItemCommands = ({ commands, subject, onlyFirst, except = [] }: ItemCommandsProps) => {
  const first = firstCommand(commands, onlyFirst ?? []);
  const shown = (onlyFirst ? (first ? [first] : []) : commands).filter(({ command }) => !except.includes(command));
  return shown.map(({ command, reason, consequence }) => (
    <CommandButton key={command} command={command} subject={subject} refusal={reason} consequence={consequence} />
  ));
};
