import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useNotify } from '../../app/Notices.tsx';
import { useTexts } from '../../app/settings.ts';
import { Modal } from '../../ui/Modal.tsx';
import type { Outcome } from '../commands/perform.ts';
import { failureText } from '../commands/use-command.ts';
import styles from './Users.module.css';

type Refusal = Outcome & { readonly done: false };

type Props = {
  readonly title: ReactNode;
  readonly submit: string;
  /** Where there is nothing to keep. */
  readonly cancel?: string;
  /** What is wrong before anything is sent; null when it can go. */
  readonly check?: () => string | null;
  readonly send: () => Promise<Outcome>;
  /** Shows what it can beside its fields; what is left to say below them. Everything is said below without it. */
  readonly onRefused?: (refusal: Refusal) => string | null;
  /** What to say then; null where the sender has said it. */
  readonly done: string | null;
  readonly onDone?: () => void;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
};

export const FormDialog = ({
  title,
  submit,
  cancel,
  check,
  send,
  onRefused,
  done,
  onDone,
  onClose,
  wide = false,
  children,
}: Props) => {
  const texts = useTexts();
  const notify = useNotify();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const go = async () => {
    const wrong = check?.() ?? null;
    if (wrong) {
      setProblem(wrong);
      return;
    }
    setBusy(true);
    const outcome = await send();
    setBusy(false);
    if (!outcome.done) {
      setProblem(onRefused ? onRefused(outcome) : failureText(texts, outcome));
      return;
    }
    if (done !== null) notify({ text: done });
    onDone?.();
    onClose();
  };

  return (
    <Modal
      title={title}
      wide={wide}
      onSubmit={() => (busy ? undefined : void go())}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{cancel ?? texts.common.keep}</Button>
          <Button type="submit" appearance="primary" disabledFocusable={busy}>
            {submit}
          </Button>
        </>
      }
    >
      {children}
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
    </Modal>
  );
};
