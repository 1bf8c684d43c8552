import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useClient } from 'urql';
import { useNotify } from '../../app/Notices.tsx';
import { useTexts } from '../../app/settings.ts';
import { Modal } from '../../ui/Modal.tsx';
import { waiveRemovalBlocker } from '../commands/item-documents.ts';
import { run } from '../commands/perform.ts';
import { failureText, keepFocus } from '../commands/use-command.ts';
import type { RemovalBlocker } from './fragments.ts';

type Props = { readonly customerId: string; readonly blocker: RemovalBlocker; readonly onClose: () => void };

export const WaiveDialog = ({ customerId, blocker, onClose }: Props) => {
  const texts = useTexts();
  const { common, removal } = texts;
  const client = useClient();
  const notify = useNotify();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async () => {
    if (reason.trim() === '') {
      setProblem(removal.reasonMissing);
      return;
    }
    onClose();
    const variables = { customerId, blockerId: blocker.id, reason: reason.trim() };
    const outcome = await run(client, waiveRemovalBlocker, variables);
    notify(
      outcome.done
        ? { text: removal.done.WAIVE(blocker.subjectName) }
        : { text: failureText(texts, outcome), tone: 'failed' },
    );
    keepFocus();
  };

  return (
    <Modal
      title={removal.waiveTitle}
      onSubmit={() => void submit()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common.keep}</Button>
          <Button type="submit" appearance="primary">
            {removal.waiveSubmit}
          </Button>
        </>
      }
    >
      <div>
        <p>
          <strong>{blocker.subjectName}</strong>
        </p>
        <p>{removal.waiveText}</p>
      </div>
      <Field label={removal.waiveReason} required {...(problem ? { validationMessage: problem } : {})}>
        <Textarea value={reason} onChange={(_event, { value }) => setReason(value)} autoFocus />
      </Field>
    </Modal>
  );
};
