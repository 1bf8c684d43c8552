import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { CopyField } from '../../common/CopyField.tsx';
import { textsOf } from '../../texts/use-texts.ts';
import { Modal } from '../../ui/Modal.tsx';

const useTexts = textsOf('developers');

type Props = {
  readonly title: string;
  readonly secret: string;
  readonly onClose: () => void;
  /** What it is for. */
  readonly children: ReactNode;
};

/** Closes by its button alone: a secret that is gone is gone. */
export const SecretDialog = ({ title, secret, onClose, children }: Props) => {
  const developers = useTexts().developers;
  return (
    <Modal
      title={title}
      onSubmit={onClose}
      onClose={() => undefined}
      actions={
        <Button type="submit" appearance="primary">
          {developers.stored}
        </Button>
      }
    >
      <CopyField
        label={developers.secret}
        value={secret}
        hint={developers.secretOnce}
        copyLabel={developers.copySecret}
      />
      {children}
    </Modal>
  );
};
