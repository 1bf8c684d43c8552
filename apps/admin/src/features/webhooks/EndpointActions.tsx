import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient } from 'urql';
import { useNotify } from '../../app/Notices.tsx';
import { useTexts } from '../../app/settings.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { type Outcome, run } from '../commands/perform.ts';
import { failureText } from '../commands/use-command.ts';
import { SecretDialog } from '../developers/SecretDialog.tsx';
import { useDeveloperTexts } from '../developers/use-developer-texts.ts';
import { DeleteDialog } from './DeleteDialog.tsx';
import { EndpointDialog } from './EndpointDialog.tsx';
import { type EndpointLineData, enableEndpoint, sendTest } from './endpoint-documents.ts';
import { ReplayDialog } from './ReplayDialog.tsx';
import { RotateDialog } from './RotateDialog.tsx';

type Props = { readonly endpoint: EndpointLineData; readonly refusal: string | null };
type Open = 'edit' | 'rotate' | 'replay' | 'delete' | null;

export const EndpointActions = ({ endpoint, refusal }: Props) => {
  const texts = useTexts();
  const words = useDeveloperTexts().endpoint;
  const client = useClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const { id } = endpoint;
  const enabled = endpoint.state === 'ENABLED';
  const close = () => setOpen(null);
  const tell = (outcome: Outcome, text: string) =>
    notify(outcome.done ? { text } : { text: failureText(texts, outcome), tone: 'failed' });

  const test = async () => tell(await run(client, sendTest, { id }), words.tested);
  const toggle = async () =>
    tell(
      await run(client, enableEndpoint, { id, enabled: !enabled }),
      enabled ? words.disabledDone : words.enabledDone,
    );
  const actions = [
    { label: words.test, act: () => void test() },
    { label: enabled ? words.disable : words.enable, act: () => void toggle() },
    { label: words.edit, act: () => setOpen('edit') },
    { label: words.rotate, act: () => setOpen('rotate') },
    { label: words.replay, act: () => setOpen('replay') },
    { label: words.remove, act: () => setOpen('delete') },
  ];
  return (
    <>
      {actions.map(({ label, act }) => (
        <ReasonedButton key={label} reason={refusal} onClick={act}>
          {label}
        </ReasonedButton>
      ))}
      {open === 'edit' ? <EndpointDialog endpoint={endpoint} onClose={close} /> : null}
      {open === 'rotate' ? <RotateDialog id={id} onSecret={setSecret} onClose={close} /> : null}
      {open === 'replay' ? <ReplayDialog id={id} onClose={close} /> : null}
      {open === 'delete' ? (
        <DeleteDialog endpoint={endpoint} onDeleted={() => void navigate({ to: '/developers' })} onClose={close} />
      ) : null}
      {secret ? (
        <SecretDialog title={words.secretTitle} secret={secret} onClose={() => setSecret(null)}>
          <p>{words.rotateText}</p>
        </SecretDialog>
      ) : null}
    </>
  );
};
