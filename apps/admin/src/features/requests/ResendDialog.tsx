import { useState } from 'react';
import { useClient } from 'urql';
import { useTexts } from '../../app/settings.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { FormDialog } from '../forms/FormDialog.tsx';
import { useFieldProblems } from '../forms/use-field-problems.ts';
import { wholeNumberIn } from '../forms/whole-number.ts';
import type { RequestData } from './documents.ts';
import { ExpiryField, usualDays } from './ExpiryField.tsx';
import { resendRequest } from './mutations.ts';
import { addresseeOf, type Sent } from './sent.ts';
import { useRequestTexts } from './use-request-texts.ts';

type Props = {
  readonly request: RequestData;
  readonly consequence: string;
  readonly onSent: (sent: Sent) => void;
  readonly onClose: () => void;
};

export const ResendDialog = ({ request, consequence, onSent, onClose }: Props) => {
  const { common } = useTexts();
  const words = useRequestTexts();
  const client = useClient();
  const [days, setDays] = useState(usualDays);
  const problems = useFieldProblems({ expiresInDays: words.form.problems.expiresInDays });
  const send = async () => {
    const expiresInDays = wholeNumberIn(days);
    if (expiresInDays === null) return problems.noticed('expiresInDays');
    const input = { requestId: request.id, expiresInDays };
    const { data, error } = await client.mutation(resendRequest, { input });
    if (data?.result.__typename !== 'ResendRelationshipRequestPayload') return problems.refused(data?.result, error);
    const { link, emails } = data.result;
    if (link !== null) onSent({ request: data.result.request, link, emails });
    return { done: true } as const;
  };
  return (
    <FormDialog
      title={boldName(words.resendTitle, addresseeOf(request) ?? words.anyone)}
      submit={words.command.RESEND}
      cancel={common.cancel}
      send={send}
      done={null}
      onClose={onClose}
    >
      <p>{consequence}</p>
      <ExpiryField days={days} problem={problems.of('expiresInDays')} onChange={setDays} />
    </FormDialog>
  );
};
