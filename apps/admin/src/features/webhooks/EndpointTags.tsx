import { Tag, type Tone } from '../../ui/Tag.tsx';
import { useDeveloperTexts } from '../developers/use-developer-texts.ts';
import type { DeliveryLineData } from './delivery-documents.ts';
import type { EndpointLineData } from './endpoint-documents.ts';

type EndpointState = EndpointLineData['state'];
type DeliveryState = DeliveryLineData['state'];

const endpointTones: Readonly<Record<EndpointState, Tone>> = { ENABLED: 'good', PAUSED: 'danger', DISABLED: 'neutral' };

export const EndpointTag = ({ state, failing }: { readonly state: EndpointState; readonly failing: boolean }) => {
  const developers = useDeveloperTexts();
  const words = developers.endpoint;
  if (state === 'ENABLED' && failing) return <Tag tone="attention">{words.failing}</Tag>;
  return <Tag tone={endpointTones[state]}>{words.states[state]}</Tag>;
};

const deliveryTones: Readonly<Record<DeliveryState, Tone>> = {
  PENDING: 'info',
  DELIVERED: 'good',
  DROPPED: 'danger',
};

/** On its way after a failure is not the same as on its way. */
export const DeliveryTag = ({ state, attempts }: { readonly state: DeliveryState; readonly attempts: number }) => {
  const developers = useDeveloperTexts();
  const words = developers.delivery;
  if (state === 'PENDING' && attempts > 0) return <Tag tone="attention">{words.retrying}</Tag>;
  return <Tag tone={deliveryTones[state]}>{words.states[state]}</Tag>;
};
