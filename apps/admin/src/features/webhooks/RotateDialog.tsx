import { useClient } from 'urql';
import { failed } from '../commands/perform.ts';
import { useDeveloperTexts } from '../developers/use-developer-texts.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { rotateSecret } from './endpoint-documents.ts';

type Props = { readonly id: string; readonly onSecret: (secret: string) => void; readonly onClose: () => void };

export const RotateDialog = ({ id, onSecret, onClose }: Props) => {
  const words = useDeveloperTexts().endpoint;
  const client = useClient();
  const send = async () => {
    const { data, error } = await client.mutation(rotateSecret, { id });
    if (data?.result.__typename !== 'RotateWebhookSecretPayload') return failed(data?.result, error);
    if (data.result.secret !== null) onSecret(data.result.secret);
    return { done: true } as const;
  };
  return (
    <FormDialog title={words.rotateTitle} submit={words.rotate} send={send} done={words.rotated} onClose={onClose}>
      <p>{words.rotateText}</p>
    </FormDialog>
  );
};
