import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { textsOf } from '../../texts/use-texts.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { useFieldProblems } from '../forms/fields.ts';
import { declineRelease } from './documents.ts';

const useTexts = textsOf('common', 'release');

type Props = { readonly requestId: string; readonly companyName: string; readonly onClose: () => void };

/** The partner stays, and tells the customer why. */
export const DeclineDialog = ({ requestId, companyName, onClose }: Props) => {
  const { common, release } = useTexts();
  const { partner: words } = release;
  const [reason, setReason] = useState('');
  const problems = useFieldProblems('reason');
  return (
    <FormDialog
      title={boldName(words.declineTitle, companyName)}
      submit={words.declineSubmit}
      cancel={common.cancel}
      send={() => problems.run(declineRelease, { id: requestId, reason: reason.trim() })}
      done={words.declined(companyName)}
      onDone={keepFocus}
      onClose={onClose}
    >
      <p>{words.declineText}</p>
      <Field label={release.reason} required {...problems.of('reason')}>
        <Textarea value={reason} onChange={(_event, { value }) => setReason(value)} autoFocus />
      </Field>
    </FormDialog>
  );
};
