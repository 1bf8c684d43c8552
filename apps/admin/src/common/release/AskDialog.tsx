import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { textsOf } from '../../texts/use-texts.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { useFieldProblems } from '../forms/fields.ts';
import { type AskedPartner, requestRelease } from './documents.ts';

const useTexts = textsOf('common', 'release');

type Props = { readonly partner: AskedPartner; readonly onClose: () => void };

/** The customer says why it wants to leave. */
export const AskDialog = ({ partner, onClose }: Props) => {
  const { common } = useTexts();
  const { customer: words } = useTexts().release;
  const [reason, setReason] = useState('');
  const problems = useFieldProblems('reason');
  return (
    <FormDialog
      title={boldName(words.askTitle, partner.name)}
      submit={words.ask}
      cancel={common.cancel}
      send={() => problems.run(requestRelease, { partnerId: partner.id, reason: reason.trim() })}
      done={words.asked(partner.name)}
      onDone={keepFocus}
      onClose={onClose}
    >
      <p>{words.askText}</p>
      {partner.kind === 'INDIRECT_RESELLER' ? <p>{words.askProvider}</p> : null}
      <Field label={words.askReason} hint={words.askHint} required {...problems.of('reason')}>
        <Textarea value={reason} onChange={(_event, { value }) => setReason(value)} autoFocus />
      </Field>
    </FormDialog>
  );
};
