import type { DeliveryFailure, EventType } from '@untether/domain';
import { deliveryFailureCodes, events, eventTypes, languages, say } from '@untether/domain';
import { enumOf } from '../core/enum-of.ts';

export const EventTypeEnum = enumOf(
  'EventType',
  'What happened, by the name integrators know: RESELLER_RELATIONSHIP_REMOVED is reseller-relationship-removed.',
  Object.fromEntries(eventTypes.map((type) => [type, events[type].meaning])) as Record<EventType, string>,
);

export const ActorKindEnum = enumOf('ActorKind', 'What kind of actor did something.', {
  user: 'A person of the partner.',
  api_key: 'A program with an API key.',
  customer: 'The customer.',
  import: 'An import of the vendor’s records.',
  clock: 'The passing of time.',
});

export const WebhookEndpointStateEnum = enumOf('WebhookEndpointState', 'Whether events are sent to an endpoint.', {
  enabled: 'They are.',
  paused: 'Everything has failed for five days. Its queue is kept for 30 days; enabling it lets the queue go on.',
  disabled: 'Not until somebody enables it: a person disabled it, or it answered 410.',
});

export const WebhookDeliveryStateEnum = enumOf('WebhookDeliveryState', 'Where a delivery is.', {
  pending: 'On its way: to be tried, being tried, or waiting for its turn.',
  delivered: 'The receiver answered 2xx.',
  dropped: 'It waited for longer than the queue is kept. `replayEvents` sends it again.',
});

const failureDescriptions: Readonly<Record<DeliveryFailure['code'], string>> = {
  ...(Object.fromEntries(
    deliveryFailureCodes.map((code) => [code, say(languages.en.deliveryFailures, { code } as DeliveryFailure)]),
  ) as Record<DeliveryFailure['code'], string>),
  status: 'It answered with an HTTP status that is no success.',
  redirect: 'It answered with a redirect, which is not followed.',
  address_not_public: 'Its name has an address that is not public.',
  no_answer: 'It did not answer in time.',
  said: 'Anything else; `error` says what.',
};

export const DeliveryFailureEnum = enumOf(
  'DeliveryFailure',
  'Why a delivery did not succeed. More may be added: keep a default branch.',
  failureDescriptions,
);

export const WebhookDeliveryCauseEnum = enumOf('WebhookDeliveryCause', 'How a delivery came about.', {
  log: 'The event happened.',
  redelivery: '`redeliver`.',
  replay: '`replayEvents`.',
  test: '`sendTestEvent`.',
});
