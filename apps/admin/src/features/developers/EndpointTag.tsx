import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import type { EndpointLineData } from './endpoint-documents.ts';

const useTexts = textsOf('developers', 'vocabulary');

type EndpointState = EndpointLineData['state'];

const endpointTones: Readonly<Record<EndpointState, Tone>> = { ENABLED: 'good', PAUSED: 'danger', DISABLED: 'neutral' };

type Props = { readonly endpoint: Pick<EndpointLineData, 'state' | 'failingSince' | 'blocked'> };

export const EndpointTag = ({ endpoint: { state, failingSince, blocked } }: Props) => {
  const { developers, vocabulary } = useTexts();
  const format = useFormat();
  if (state === 'ENABLED' && blocked.totalCount > 0)
    return <Tag tone="attention">{developers.blocked.title(format.number(blocked.totalCount))}</Tag>;
  if (state === 'ENABLED' && failingSince !== null) return <Tag tone="attention">{developers.endpoint.failing}</Tag>;
  return <Tag tone={endpointTones[state]}>{vocabulary.WebhookEndpointState[state]}</Tag>;
};
