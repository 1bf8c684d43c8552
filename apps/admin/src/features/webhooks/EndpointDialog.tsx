import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useClient } from 'urql';
import { useTexts } from '../../app/settings.ts';
import type { EventType } from '../../app/vocabulary.ts';
import { useDeveloperTexts } from '../developers/use-developer-texts.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { useFieldProblems } from '../forms/use-field-problems.ts';
import { createEndpoint, type EndpointLineData, updateEndpoint } from './endpoint-documents.ts';
import { TypeChoice } from './TypeChoice.tsx';

type Props = {
  /** The one to change; a new one without it. */
  readonly endpoint?: EndpointLineData;
  readonly onSecret?: (secret: string) => void;
  readonly onClose: () => void;
};

export const EndpointDialog = ({ endpoint, onSecret, onClose }: Props) => {
  const { common } = useTexts();
  const developers = useDeveloperTexts();
  const words = developers.endpoint;
  const client = useClient();
  const [url, setUrl] = useState(endpoint?.url ?? '');
  const [description, setDescription] = useState(endpoint?.description ?? '');
  const [types, setTypes] = useState<readonly EventType[] | null>(endpoint?.types ?? null);
  const [ed25519, setEd25519] = useState(false);
  const settings = {
    url: url.trim(),
    description: description.trim() === '' ? null : description.trim(),
    types: types && [...types],
  };

  const problems = useFieldProblems(words.problems);

  const change = async (id: string) => {
    const { data, error } = await client.mutation(updateEndpoint, { id, ...settings });
    if (data?.result.__typename !== 'UpdateWebhookEndpointPayload') return problems.refused(data?.result, error);
    return { done: true } as const;
  };
  const create = async () => {
    const { data, error } = await client.mutation(createEndpoint, { ...settings, ed25519 });
    if (data?.result.__typename !== 'CreateWebhookEndpointPayload') return problems.refused(data?.result, error);
    if (data.result.secret !== null) onSecret?.(data.result.secret);
    return { done: true } as const;
  };

  return (
    <FormDialog
      title={endpoint ? words.edit : words.add}
      submit={words.save}
      cancel={common.cancel}
      check={() => (types?.length === 0 ? words.chooseType : null)}
      send={() => (endpoint ? change(endpoint.id) : create())}
      done={endpoint ? words.changed : words.created}
      onClose={onClose}
    >
      <Field label={words.url} hint={words.urlHint} required {...problems.of('url')}>
        <Input type="url" value={url} autoComplete="off" onChange={(_event, { value }) => setUrl(value)} />
      </Field>
      <Field label={words.description} {...problems.of('description')}>
        <Input
          value={description}
          maxLength={500}
          autoComplete="off"
          onChange={(_event, { value }) => setDescription(value)}
        />
      </Field>
      <TypeChoice types={types} onChange={setTypes} />
      {endpoint ? null : (
        <Checkbox
          label={words.ed25519}
          checked={ed25519}
          onChange={(_event, { checked }) => setEd25519(checked === true)}
        />
      )}
    </FormDialog>
  );
};
