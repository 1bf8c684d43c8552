import { textsOf } from '../../texts/use-texts.ts';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import type { EndpointLineData } from './endpoint-documents.ts';

const useTexts = textsOf('developers', 'vocabulary');

type EndpointState = EndpointLineData['state'];

const endpointTones: Readonly<Record<EndpointState, Tone>> = { ENABLED: 'good', PAUSED: 'danger', DISABLED: 'neutral' };

export const EndpointTag = ({ state, failing }: { readonly state: EndpointState; readonly failing: boolean }) => {
  const { developers, vocabulary } = useTexts();
  if (state === 'ENABLED' && failing) return <Tag tone="attention">{developers.endpoint.failing}</Tag>;
  return <Tag tone={endpointTones[state]}>{vocabulary.WebhookEndpointState[state]}</Tag>;
};
