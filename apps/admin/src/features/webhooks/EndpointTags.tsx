import { useTexts } from '../../app/settings.ts';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import type { DeliveryLineData } from './delivery-documents.ts';
import type { EndpointLineData } from './endpoint-documents.ts';

type EndpointState = EndpointLineData['state'];
type DeliveryState = DeliveryLineData['state'];

const endpointTones: Readonly<Record<EndpointState, Tone>> = { ENABLED: 'good', PAUSED: 'danger', DISABLED: 'neutral' };

export const EndpointTag = ({ state, failing }: { readonly state: EndpointState; readonly failing: boolean }) => {
  const { developers } = useTexts();
  const tone = state === 'ENABLED' && failing ? 'attention' : endpointTones[state];
  return <Tag tone={tone}>{developers.endpoint.states[state]}</Tag>;
};

const deliveryTones: Readonly<Record<DeliveryState, Tone>> = {
  PENDING: 'info',
  DELIVERED: 'good',
  DROPPED: 'danger',
};

/** On its way after a failure is not the same as on its way. */
export const DeliveryTag = ({ state, attempts }: { readonly state: DeliveryState; readonly attempts: number }) => {
  const { developers } = useTexts();
  const tone = state === 'PENDING' && attempts > 0 ? 'attention' : deliveryTones[state];
  return <Tag tone={tone}>{developers.delivery.states[state]}</Tag>;
};
