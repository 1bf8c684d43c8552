import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient } from 'urql';
import { failureText, type Outcome, run } from '../../common/commands/outcome.ts';
import { FormDialog } from '../../common/forms/FormDialog.tsx';
import { useNotify } from '../../common/Notices.tsx';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import styles from './Developers.module.css';
import { replayEvents } from './delivery-documents.ts';
import { EndpointDialog } from './EndpointDialog.tsx';
import {
  deleteEndpoint,
  type EndpointLineData,
  enableEndpoint,
  retryEndpoint,
  rotateSecret,
  sendTest,
} from './endpoint-documents.ts';
import { SecretDialog } from './SecretDialog.tsx';

const useTexts = textsOf('common', 'developers');

type DeleteDialogProps = {
  readonly endpoint: EndpointLineData;
  readonly onDeleted: () => void;
  readonly onClose: () => void;
};

const DeleteDialog = ({ endpoint, onDeleted, onClose }: DeleteDialogProps) => {
  const words = useTexts().developers.endpoint;
  const client = useClient();
  const [typed, setTyped] = useState('');
  const host = new URL(endpoint.url).host;
  return (
    <FormDialog
      title={boldName(words.removeTitle, endpoint.url)}
      submit={words.remove}
      check={() => (typed.trim() === host ? null : `${words.removeType} ${host}`)}
      send={() => run(client, deleteEndpoint, { id: endpoint.id })}
      done={words.removed}
      onDone={onDeleted}
      onClose={onClose}
    >
      <p>{words.removeText}</p>
      <Field
        label={
          <>
            {words.removeType} <strong>{host}</strong>
          </>
        }
      >
        <Input value={typed} autoComplete="off" spellCheck={false} onChange={(_event, { value }) => setTyped(value)} />
      </Field>
    </FormDialog>
  );
};

type ReplayDialogProps = { readonly id: string; readonly onClose: () => void };

/** Two numbers of the log in order; null for anything else. */
export const rangeOf = (from: string, to: string): { readonly from: number; readonly to: number } | null => {
  const range = { from: Number(from), to: Number(to) };
  const whole = [range.from, range.to].every((one) => Number.isSafeInteger(one) && one >= 1);
  return whole && range.from <= range.to ? range : null;
};

const ReplayDialog = ({ id, onClose }: ReplayDialogProps) => {
  const { common, developers } = useTexts();
  const words = developers.endpoint;
  const format = useFormat();
  const client = useClient();
  const notify = useNotify();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const range = rangeOf(from, to);

  const send = () =>
    run(client, replayEvents, { id, ...(range ?? { from: 0, to: 0 }) }, ({ queued }) =>
      notify({ text: words.replayed(format.number(queued)) }),
    );
  return (
    <FormDialog
      title={words.replayTitle}
      submit={words.replayTitle}
      cancel={common.cancel}
      check={() => (range ? null : words.badRange)}
      send={send}
      done={null}
      onClose={onClose}
    >
      <p>{words.replayText}</p>
      <div className={styles.numbers}>
        <Field label={words.from} required>
          <Input inputMode="numeric" value={from} onChange={(_event, { value }) => setFrom(value)} />
        </Field>
        <Field label={words.to} required>
          <Input inputMode="numeric" value={to} onChange={(_event, { value }) => setTo(value)} />
        </Field>
      </div>
    </FormDialog>
  );
};

type RotateDialogProps = {
  readonly id: string;
  readonly onSecret: (secret: string) => void;
  readonly onClose: () => void;
};

const RotateDialog = ({ id, onSecret, onClose }: RotateDialogProps) => {
  const words = useTexts().developers.endpoint;
  const client = useClient();
  const [immediately, setImmediately] = useState(false);
  const send = () =>
    run(client, rotateSecret, { id, immediately }, ({ secret }) => {
      if (secret !== null) onSecret(secret);
    });
  return (
    <FormDialog title={words.rotateTitle} submit={words.rotate} send={send} done={words.rotated} onClose={onClose}>
      <p>{immediately ? words.rotateAtOnceText : words.rotateText}</p>
      <Checkbox
        label={words.rotateAtOnce}
        checked={immediately}
        onChange={(_event, { checked }) => setImmediately(checked === true)}
      />
    </FormDialog>
  );
};

type EndpointActionsProps = { readonly endpoint: EndpointLineData; readonly refusal: string | null };
type Open = 'edit' | 'rotate' | 'replay' | 'delete' | null;

export const EndpointActions = ({ endpoint, refusal }: EndpointActionsProps) => {
  const texts = useTexts();
  const words = useTexts().developers.endpoint;
  const client = useClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const { id } = endpoint;
  const enabled = endpoint.state === 'ENABLED';
  const close = () => setOpen(null);
  const report = (outcome: Outcome, text: string) =>
    notify(outcome.done ? { text } : { text: failureText(texts, outcome), tone: 'failed' });

  const test = async () => report(await run(client, sendTest, { id }), words.tested);
  const toggle = async () =>
    report(
      await run(client, enableEndpoint, { id, enabled: !enabled }),
      enabled ? words.disabledDone : words.enabledDone,
    );
  const retry = async () => report(await run(client, retryEndpoint, { id }), words.retried);
  const actions = [
    { label: words.test, act: () => void test() },
    ...(enabled && endpoint.blocked.totalCount > 0 ? [{ label: words.retry, act: () => void retry() }] : []),
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
          <p>{words.secretText}</p>
        </SecretDialog>
      ) : null}
    </>
  );
};
