import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Textarea,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useClient } from 'urql';
import { useNotify } from '../../app/Notices.tsx';
import { useTexts } from '../../app/settings.ts';
import { waiveRemovalBlocker } from '../commands/documents.ts';
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
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') {
      setProblem(removal.reasonMissing);
      return;
    }
    setBusy(true);
    const outcome = await run(client, waiveRemovalBlocker, {
      customerId,
      blockerId: blocker.id,
      reason: reason.trim(),
    });
    setBusy(false);
    if (!outcome.done) {
      setProblem(failureText(texts, outcome));
      return;
    }
    notify({ text: removal.done.WAIVE(blocker.subjectName) });
    onClose();
    keepFocus();
  };

  return (
    <Dialog open onOpenChange={(_event, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <form onSubmit={(event) => void submit(event)}>
          <DialogBody>
            <DialogTitle as="h2">{removal.waiveTitle}</DialogTitle>
            <DialogContent>
              <p>
                <strong>{blocker.subjectName}</strong>
              </p>
              <p>{removal.waiveText}</p>
              <Field
                label={removal.waiveReason}
                required
                style={{ marginTop: 12 }}
                {...(problem ? { validationMessage: problem } : {})}
              >
                <Textarea value={reason} onChange={(_event, { value }) => setReason(value)} autoFocus />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{common.keep}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={busy}>
                {removal.waiveSubmit}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
};
