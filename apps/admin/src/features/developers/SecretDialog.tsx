import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { CopyField } from '../../ui/CopyField.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { useDeveloperTexts } from './use-developer-texts.ts';

type Props = {
  readonly title: string;
  readonly secret: string;
  readonly onClose: () => void;
  /** What it is for. */
  readonly children: ReactNode;
};

/** Closes by its button alone: a secret that is gone is gone. */
export const SecretDialog = ({ title, secret, onClose, children }: Props) => {
  const developers = useDeveloperTexts();
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
