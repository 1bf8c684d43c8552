import type { Context } from '../context.ts';
import { viewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { StateError } from '../errors.ts';
import { WebhookDeliveryRef, WebhookEndpointRef } from '../refs.ts';
import { idempotencyKey, inputOf } from './input.ts';
import { type Done, payloadOf, replayedDescription } from './payload.ts';
import { present, resultOf, settle } from './settle.ts';

const loadEndpoint = (context: Context, { endpointId }: { readonly endpointId: string }) =>
  context.loaders.webhookEndpoints.load(endpointId);
const loadDelivery = (context: Context, { deliveryId }: { readonly deliveryId: string }) =>
  context.loaders.webhookDeliveries.load(deliveryId);

const SendTestEventInput = inputOf('SendTestEvent', 'endpointId', 'The endpoint.');
const SendTestEventPayload = payloadOf<{ readonly endpointId: string }, typeof WebhookEndpointRef.$inferType>(
  'SendTestEvent',
  {
    field: 'endpoint',
    type: WebhookEndpointRef,
    what: 'The endpoint the event is on its way to.',
    load: loadEndpoint,
  },
);
builder.mutationField('sendTestEvent', (t) =>
  t.field({
    type: SendTestEventPayload,
    description: 'Appends `test-created` to the log and sends it to this endpoint alone, whatever types it asked for.',
    errors: resultOf('SendTestEvent', [StateError]),
    args: { input: t.arg({ type: SendTestEventInput, required: true, description: 'Where to.' }) },
    resolve: (_, { input: { endpointId, idempotencyKey: key } }, context) =>
      settle(
        context,
        context.services.sendTestEvent(viewerOf(context), { endpointId, idempotencyKey: key ?? null }),
        loadEndpoint,
      ),
  }),
);

const RedeliverInput = inputOf('Redeliver', 'deliveryId', 'The delivery.');
const RedeliverPayload = payloadOf<{ readonly deliveryId: string }, typeof WebhookDeliveryRef.$inferType>('Redeliver', {
  field: 'delivery',
  type: WebhookDeliveryRef,
  what: 'The new delivery; the same one when it was still on its way.',
  load: loadDelivery,
});
builder.mutationField('redeliver', (t) =>
  t.field({
    type: RedeliverPayload,
    description:
      'Sends an event again, by itself and with the same `webhook-id`. One that waits for its next attempt is tried now.',
    errors: resultOf('Redeliver', [StateError]),
    args: { input: t.arg({ type: RedeliverInput, required: true, description: 'What.' }) },
    resolve: (_, { input: { deliveryId, idempotencyKey: key } }, context) =>
      settle(
        context,
        context.services.redeliver(viewerOf(context), { deliveryId, idempotencyKey: key ?? null }),
        loadDelivery,
      ),
  }),
);

interface ReplayIds {
  readonly endpointId: string;
  readonly queued: string;
}
const ReplayEventsInput = builder.inputType('ReplayEventsInput', {
  description: 'What replayEvents takes.',
  fields: (t) => ({
    endpointId: t.id({ required: true, description: 'Where to.' }),
    fromSequence: t.int({ required: true, description: 'The first event’s number in the log.' }),
    toSequence: t.int({ required: true, description: 'The last one’s; at most 10,000 numbers at once.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
const ReplayEventsPayload = builder.objectRef<Done<ReplayIds>>('ReplayEventsPayload').implement({
  description: 'The answer of a replayEvents that is done.',
  fields: (t) => ({
    endpoint: t.field({
      type: WebhookEndpointRef,
      description: 'The endpoint they are on their way to.',
      resolve: async ({ ids }, _, context) => present(await loadEndpoint(context, ids)),
    }),
    queued: t.int({
      description: 'How many events of the range are of the endpoint’s types, and on their way.',
      resolve: ({ ids }) => Number(ids.queued),
    }),
    replayed: t.exposeBoolean('replayed', { description: replayedDescription }),
  }),
});
builder.mutationField('replayEvents', (t) =>
  t.field({
    type: ReplayEventsPayload,
    description: 'Sends a range of the log again, in order and before what waits of the same relationships.',
    errors: resultOf('ReplayEvents', [StateError]),
    args: { input: t.arg({ type: ReplayEventsInput, required: true, description: 'What, and where to.' }) },
    resolve: (_, { input: { idempotencyKey: key, ...range } }, context) =>
      settle(
        context,
        context.services.replayEvents(viewerOf(context), { ...range, idempotencyKey: key ?? null }),
        loadEndpoint,
      ),
  }),
);
