import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useTexts } from '../../app/settings.ts';
import { boldName } from '../../ui/bold-name.tsx';

type Props = {
  readonly command: 'SUSPEND' | 'CANCEL';
  readonly name: string;
  readonly consequence: string;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks once, and says what will happen. */
export const AskDialog = ({ command, name, consequence, busy, onConfirm, onClose }: Props) => {
  const { common, removal, vocabulary } = useTexts();
  const ask = command === 'SUSPEND' ? removal.askSuspend : removal.askCancel;
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => (open ? undefined : onClose())}>
      <DialogSurface onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}>
        <DialogBody>
          <DialogTitle as="h2">{boldName(ask, name)}</DialogTitle>
          <DialogContent>{consequence}</DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{common.keep}</Button>
            <Button appearance="primary" disabledFocusable={busy} onClick={onConfirm}>
              {vocabulary.command[command]}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
};
