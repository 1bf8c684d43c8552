import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useClient } from 'urql';
import { boldName } from '../../ui/bold-name.tsx';
import { run } from '../commands/perform.ts';
import { useDeveloperTexts } from '../developers/use-developer-texts.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { deleteEndpoint, type EndpointLineData } from './endpoint-documents.ts';

type Props = {
  readonly endpoint: EndpointLineData;
  readonly onDeleted: () => void;
  readonly onClose: () => void;
};

export const DeleteDialog = ({ endpoint, onDeleted, onClose }: Props) => {
  const words = useDeveloperTexts().endpoint;
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
