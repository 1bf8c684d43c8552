import type { DeliveryFailure, EventType } from '@untether/domain';
import { deliveryFailureCodes, events, eventTypes, languages, say } from '@untether/domain';
import { enumOf } from '../core/enum-of.ts';

export const EventTypeEnum = enumOf(
  'EventType',
  'What happened, by the name integrators know: RESELLER_RELATIONSHIP_REMOVED is reseller-relationship-removed.',
  Object.fromEntries(eventTypes.map((type) => [type, events[type].meaning])) as Record<EventType, string>,
);

export const ActorKindEnum = enumOf('ActorKind', 'Who acts: a person, a program or a process.', {
  user: 'A user of the partner.',
  api_key: 'A program with an API key.',
  customer: 'The customer.',
  import: 'An import of the vendor’s records.',
  clock: 'The passing of time.',
  operator: 'Whoever runs the installation, on its command line.',
});

export const WebhookEndpointStateEnum = enumOf('WebhookEndpointState', 'Whether events are sent to an endpoint.', {
  enabled: 'Events are sent as they happen.',
  paused: 'Every attempt has failed for five days. Its queue is kept for 30 days and continues once it is enabled.',
  disabled: 'No events until it is enabled again: a user disabled it, or it answered 410.',
});

export const WebhookDeliveryStateEnum = enumOf('WebhookDeliveryState', 'How far a delivery has come.', {
  pending: 'Waiting for its turn or its next attempt, or being attempted.',
  delivered: 'The receiver answered 2xx.',
  skipped: 'A user gave it up by `skipDelivery`. `redeliver` and `replayEvents` send it again.',
  dropped:
    'Given up: no attempt succeeded for 30 days, or it waited that long at a paused or disabled endpoint. `redeliver` and `replayEvents` send it again.',
});

export const ReceiptMailStateEnum = enumOf('ReceiptMailState', 'How far the mail about a removal has come.', {
  pending: 'Waiting for its first or next attempt, or being attempted.',
  sent: 'The mail server has taken it.',
  not_sent: 'The mail server refused it, it was given up after its attempts, or it no longer applied.',
});

const failureDescriptions: Readonly<Record<DeliveryFailure['code'], string>> = {
  ...(Object.fromEntries(
    deliveryFailureCodes.map((code) => [code, say(languages.en.deliveryFailures, { code } as DeliveryFailure)]),
  ) as Record<DeliveryFailure['code'], string>),
  status: 'It answered with an HTTP status that is no success.',
  redirect: 'It answered with a redirect, which is not followed.',
  name_unknown: 'Of earlier versions: now ADDRESS_NOT_PUBLIC.',
  name_without_address: 'Of earlier versions: now ADDRESS_NOT_PUBLIC.',
  address_not_public: 'Its name is unknown, or has no address, or one that is not public.',
  no_answer: 'It did not answer in time.',
  said: 'Anything else; `error` says what.',
};

export const DeliveryFailureEnum = enumOf(
  'DeliveryFailure',
  'Why a delivery did not succeed. More may be added: keep a default branch.',
  failureDescriptions,
);

export const WebhookDeliveryCauseEnum = enumOf('WebhookDeliveryCause', 'How a delivery came about.', {
  log: 'The event was appended to the log.',
  redelivery: '`redeliver`.',
  replay: '`replayEvents`.',
  test: '`sendTestEvent`.',
});
