import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useClient } from 'urql';
import { useTexts } from '../../app/settings.ts';
import { waiveRemovalBlocker } from '../commands/item-documents.ts';
import { keepFocus } from '../commands/use-command.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { useFieldProblems } from '../forms/use-field-problems.ts';
import type { RemovalBlocker } from './fragments.ts';

type Props = { readonly customerId: string; readonly blocker: RemovalBlocker; readonly onClose: () => void };

export const WaiveDialog = ({ customerId, blocker, onClose }: Props) => {
  const { removal } = useTexts();
  const client = useClient();
  const [reason, setReason] = useState('');
  const problems = useFieldProblems({ reason: removal.waiveReasonProblem });

  const send = async () => {
    const variables = { customerId, blockerId: blocker.id, reason: reason.trim() };
    const { data, error } = await client.mutation(waiveRemovalBlocker, variables);
    if (data?.result.__typename !== 'WaiveRemovalBlockerPayload') return problems.refused(data?.result, error);
    return { done: true } as const;
  };

  return (
    <FormDialog
      title={removal.waiveTitle}
      submit={removal.waiveSubmit}
      send={send}
      done={removal.done.WAIVE(blocker.subjectName)}
      onDone={keepFocus}
      onClose={onClose}
    >
      <div>
        <p>
          <strong>{blocker.subjectName}</strong>
        </p>
        <p>{removal.waiveText}</p>
      </div>
      <Field label={removal.waiveReason} required {...problems.of('reason')}>
        <Textarea value={reason} onChange={(_event, { value }) => setReason(value)} autoFocus />
      </Field>
    </FormDialog>
  );
};
