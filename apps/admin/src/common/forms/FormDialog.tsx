import { Button } from '@fluentui/react-components';
import { type ReactNode, useId, useState } from 'react';
import { textsOf } from '../../texts/use-texts.ts';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { failureText, type Outcome } from '../commands/outcome.ts';
import { useNotify } from '../Notices.tsx';
import { focusFirstProblem } from './fields.ts';

const useTexts = textsOf('common');

type Props = {
  readonly title: ReactNode;
  readonly submit: string;
  readonly wide?: boolean;
  /** Why it cannot be sent at all; null when it can. */
  readonly refusal?: string | null;
  /** Where there is nothing to keep. */
  readonly cancel?: string;
  /** What is wrong before anything is sent; null when it can go. */
  readonly check?: () => string | null;
  readonly send: () => Promise<Outcome>;
  /** What to say then; null where the sender has said it. */
  readonly done: string | null;
  readonly onDone?: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

export const FormDialog = ({
  title,
  submit,
  wide = false,
  refusal = null,
  cancel,
  check,
  send,
  done,
  onDone,
  onClose,
  children,
}: Props) => {
  const texts = useTexts();
  const notify = useNotify();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const why = useId();

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
      setProblem(outcome.shown ? null : failureText(texts, outcome));
      if (outcome.shown) focusFirstProblem('dialog:modal');
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
      first="field"
      problem={
        <>
          {refusal === null ? null : (
            <Note id={why} tone="attention">
              {refusal}
            </Note>
          )}
          <Problem text={problem} />
        </>
      }
      onSubmit={() => (busy || refusal !== null ? undefined : void go())}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{cancel ?? texts.common.keep}</Button>
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={busy || refusal !== null}
            {...(refusal === null ? {} : { 'aria-describedby': why })}
          >
            {submit}
          </Button>
        </>
      }
    >
      {children}
    </Modal>
  );
};
