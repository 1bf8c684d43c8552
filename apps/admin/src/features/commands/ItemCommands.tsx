import { useTexts } from '../../app/settings.ts';
import type { ItemCommandKind, RemovalResolution } from '../../app/vocabulary.ts';
import { CommandButton } from './CommandButton.tsx';
import type { Subject } from './perform.ts';
import { permissionFor, useRefusal } from './refusal.ts';

export type ItemCommand = {
  readonly command: ItemCommandKind;
  readonly allowed: boolean;
  readonly reason: string | null;
  readonly consequence: string;
};

type Props = {
  readonly commands: readonly ItemCommand[];
  readonly subject: Subject;
  /** In a table: only the one that matters most now, given how the item's blocker is cleared. */
  readonly onlyFirst?: readonly RemovalResolution[];
  readonly except?: readonly ItemCommandKind[];
};

/** What clears the item best, allowed or not; where it does not block, what may be done. */
export const firstCommand = (
  commands: readonly ItemCommand[],
  resolutions: readonly RemovalResolution[],
): ItemCommand | undefined =>
  commands.find(({ command }) => resolutions.includes(command as RemovalResolution)) ??
  commands.find(({ allowed, command }) => allowed && !command.endsWith('AUTO_RENEW'));

export const ItemCommands = ({ commands, subject, onlyFirst, except = [] }: Props) => {
  const { fromApi } = useTexts();
  const refusalOf = useRefusal();
  const first = firstCommand(commands, onlyFirst ?? []);
  const shown = (onlyFirst ? (first ? [first] : []) : commands).filter(({ command }) => !except.includes(command));
  return shown.map(({ command, allowed, reason, consequence }) => (
    <CommandButton
      key={command}
      command={command}
      subject={subject}
      refusal={refusalOf({ allowed, reason, permission: permissionFor[subject.typename] })}
      consequence={fromApi ? fromApi.consequence[command] : consequence}
    />
  ));
};
