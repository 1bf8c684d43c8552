import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { FormDialog } from '../../common/forms/FormDialog.tsx';
import { useFieldProblems } from '../../common/forms/fields.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type EventType, membersOf } from '../../vocabulary.ts';
import styles from './Developers.module.css';
import { createEndpoint, type EndpointLineData, updateEndpoint } from './endpoint-documents.ts';

const useTexts = textsOf('common', 'developers', 'eventTypes');

type TypeChoiceProps = {
  /** null = every type, also those of later versions. */
  readonly types: readonly EventType[] | null;
  readonly onChange: (types: readonly EventType[] | null) => void;
};

const TypeChoice = ({ types, onChange }: TypeChoiceProps) => {
  const { developers, eventTypes } = useTexts();
  const words = developers.endpoint;
  const group = useId();
  const all = membersOf(eventTypes);
  return (
    <div>
      <fieldset className={styles.choices}>
        <legend>{words.types}</legend>
        <label>
          <input type="radio" name={group} checked={types === null} onChange={() => onChange(null)} />
          {words.everyType}
        </label>
        <label>
          <input type="radio" name={group} checked={types !== null} onChange={() => onChange([])} />
          {words.someTypes}
        </label>
      </fieldset>
      {types ? (
        <fieldset className={styles.types} aria-label={words.someTypes}>
          {all.map((type) => (
            <Checkbox
              key={type}
              label={eventTypes[type]}
              checked={types.includes(type)}
              onChange={(_event, { checked }) =>
                onChange(all.filter((one) => (one === type ? checked === true : types.includes(one))))
              }
            />
          ))}
        </fieldset>
      ) : null}
    </div>
  );
};

type EndpointDialogProps = {
  /** The one to change; a new one without it. */
  readonly endpoint?: EndpointLineData;
  readonly onSecret?: (secret: string) => void;
  readonly onClose: () => void;
};

export const EndpointDialog = ({ endpoint, onSecret, onClose }: EndpointDialogProps) => {
  const { common, developers } = useTexts();
  const words = developers.endpoint;
  const [url, setUrl] = useState(endpoint?.url ?? '');
  const [description, setDescription] = useState(endpoint?.description ?? '');
  const [types, setTypes] = useState<readonly EventType[] | null>(endpoint?.types ?? null);
  const [ed25519, setEd25519] = useState(false);
  const settings = {
    url: url.trim(),
    description: description.trim() === '' ? null : description.trim(),
    types: types && [...types],
  };

  const problems = useFieldProblems('url', 'description');

  const send = () =>
    endpoint
      ? problems.run(updateEndpoint, { id: endpoint.id, ...settings })
      : problems.run(createEndpoint, { ...settings, ed25519 }, ({ secret }) => {
          if (secret !== null) onSecret?.(secret);
        });

  return (
    <FormDialog
      title={endpoint ? words.edit : words.add}
      submit={words.save}
      cancel={common.cancel}
      check={() => (types?.length === 0 ? words.chooseType : null)}
      send={send}
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
