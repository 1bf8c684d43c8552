import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useClient } from 'urql';
import { useFormat } from '../../app/format.ts';
import { useNotify } from '../../app/Notices.tsx';
import { useTexts } from '../../app/settings.ts';
import { failed } from '../commands/perform.ts';
import { useDeveloperTexts } from '../developers/use-developer-texts.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { replayEvents } from './delivery-documents.ts';
import styles from './Webhooks.module.css';

type Props = { readonly id: string; readonly onClose: () => void };

/** Two numbers of the log in order; null for anything else. */
export const rangeOf = (from: string, to: string): { readonly from: number; readonly to: number } | null => {
  const range = { from: Number(from), to: Number(to) };
  const whole = [range.from, range.to].every((one) => Number.isSafeInteger(one) && one >= 1);
  return whole && range.from <= range.to ? range : null;
};

export const ReplayDialog = ({ id, onClose }: Props) => {
  const { common } = useTexts();
  const developers = useDeveloperTexts();
  const words = developers.endpoint;
  const format = useFormat();
  const client = useClient();
  const notify = useNotify();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const range = rangeOf(from, to);

  const send = async () => {
    const { data, error } = await client.mutation(replayEvents, { id, ...(range ?? { from: 0, to: 0 }) });
    if (data?.result.__typename !== 'ReplayEventsPayload') return failed(data?.result, error);
    notify({ text: words.replayed(format.number(data.result.queued)) });
    return { done: true } as const;
  };
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
