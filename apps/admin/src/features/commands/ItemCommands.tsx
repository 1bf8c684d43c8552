import { useTexts } from '../../app/settings.ts';
import type { ItemCommandKind } from '../../app/vocabulary.ts';
import { CommandButton } from './CommandButton.tsx';
import type { Subject } from './perform.ts';
import { useRefusal } from './refusal.ts';

export type ItemCommand = {
  readonly command: ItemCommandKind;
  readonly allowed: boolean;
  readonly reason: string | null;
  readonly consequence: string;
};

type Props = {
  readonly commands: readonly ItemCommand[];
  readonly subject: Subject;
  /** True in a table: the one command that matters most now. */
  readonly onlyFirst?: boolean;
  readonly except?: readonly ItemCommandKind[];
};

/** The first that may be done; where none may, the first with the reason why not. */
export const firstCommand = (commands: readonly ItemCommand[]): ItemCommand | undefined =>
  commands.find(({ allowed, command }) => allowed && !command.endsWith('AUTO_RENEW')) ??
  commands.find(({ allowed }) => allowed) ??
  commands[0];

export const ItemCommands = ({ commands, subject, onlyFirst = false, except = [] }: Props) => {
  const { fromApi } = useTexts();
  const refusalOf = useRefusal();
  const first = firstCommand(commands);
  const shown = (onlyFirst ? (first ? [first] : []) : commands).filter(({ command }) => !except.includes(command));
  return shown.map(({ command, allowed, reason, consequence }) => (
    <CommandButton
      key={command}
      command={command}
      subject={subject}
      refusal={refusalOf({ allowed, reason, typename: subject.typename })}
      consequence={fromApi ? fromApi.consequence[command] : consequence}
    />
  ));
};
