import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient } from 'urql';
import { present } from '../../app/search.ts';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { boldName } from '../../ui/bold-name.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { run } from '../commands/perform.ts';
import { keepFocus } from '../commands/use-command.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import type { RequestCommandData, RequestData } from './documents.ts';
import { revokeRequest } from './mutations.ts';
import { ResendDialog } from './ResendDialog.tsx';
import { addresseeOf, type Sent } from './sent.ts';
import { useRequestRefusal } from './use-request-refusal.ts';
import { useRequestTexts } from './use-request-texts.ts';

type Props = { readonly request: RequestData; readonly onSent: (sent: Sent) => void };

export const RequestActions = ({ request, onSent }: Props) => {
  const words = useRequestTexts();
  const client = useClient();
  const navigate = useNavigate();
  const refusalOf = useRequestRefusal();
  const [asking, setAsking] = useState<RequestCommandData | null>(null);
  const name = addresseeOf(request) ?? words.anyone;
  const close = () => setAsking(null);

  const begin = (command: RequestCommandData) => {
    if (command.command !== 'REQUEST_AGAIN') return setAsking(command);
    const before = {
      receipt: request.receipt?.id,
      customer: request.customerId ?? undefined,
      email: request.customerEmail ?? undefined,
      admin: request.includeDelegatedAdmin ? ('yes' as const) : undefined,
    };
    void navigate({ to: '/requests', search: present({ new: 'yes' as const, ...before }) });
  };

  if (request.commands.length === 0) return null;
  return (
    <ButtonRow>
      {request.commands.map((command) => (
        <ReasonedButton key={command.command} reason={refusalOf(command, request)} onClick={() => begin(command)}>
          {words.command[command.command]}
        </ReasonedButton>
      ))}
      {asking?.command === 'RESEND' ? (
        <ResendDialog request={request} consequence={words.consequence(asking)} onSent={onSent} onClose={close} />
      ) : null}
      {asking?.command === 'REVOKE' ? (
        <FormDialog
          title={boldName(words.revokeTitle, name)}
          submit={words.command.REVOKE}
          send={() => run(client, revokeRequest, { requestId: request.id })}
          done={words.revoked(name)}
          onDone={keepFocus}
          onClose={close}
        >
          <p>{words.consequence(asking)}</p>
        </FormDialog>
      ) : null}
    </ButtonRow>
  );
};
