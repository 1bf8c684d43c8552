import { Button, Field, Input } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import type { ReactNode } from 'react';
import { useNotify } from '../../app/Notices.tsx';
import { useTexts } from '../../app/settings.ts';
import { Modal } from '../../ui/Modal.tsx';
import styles from './Developers.module.css';
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
  const { common } = useTexts();
  const developers = useDeveloperTexts();
  const notify = useNotify();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      notify({ text: common.copied });
    } catch {
      notify({ text: common.failedTitle, tone: 'failed' });
    }
  };
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
      <Field label={developers.secret} hint={developers.secretOnce}>
        <span className={styles.secret}>
          <Input
            value={secret}
            readOnly
            aria-label={developers.secret}
            onFocus={({ target }) => target.select()}
            spellCheck={false}
          />
          <Button icon={<CopyRegular />} aria-label={developers.copySecret} onClick={() => void copy()}>
            {common.copy}
          </Button>
        </span>
      </Field>
      {children}
    </Modal>
  );
};
