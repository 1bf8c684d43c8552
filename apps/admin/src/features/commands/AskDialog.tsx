import { Button } from '@fluentui/react-components';
import { useFormat } from '../../app/format.ts';
import { useTexts } from '../../app/settings.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { Modal } from '../../ui/Modal.tsx';

type Props = {
  readonly command: 'SUSPEND' | 'CANCEL';
  readonly name: string;
  readonly consequence: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks once, and says what will happen. */
export const AskDialog = ({ command, name, consequence, onConfirm, onClose }: Props) => {
  const { common, removal, vocabulary } = useTexts();
  const format = useFormat();
  return (
    <Modal
      role="alertdialog"
      title={boldName(command === 'SUSPEND' ? removal.askSuspend : removal.askCancel, name)}
      onSubmit={onConfirm}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common.keep}</Button>
          <Button type="submit" appearance="primary">
            {vocabulary.command[command]}
          </Button>
        </>
      }
    >
      <p>{format.sentence(consequence)}</p>
    </Modal>
  );
};
