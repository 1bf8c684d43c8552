import type { Types } from '../core/builder.ts';
import { EventTypeEnum } from '../enums/log.ts';
import { StateError } from '../errors.ts';
import { WebhookDeliveryRef, WebhookEndpointRef } from '../refs.ts';
import { viewerOf } from '../viewer-of.ts';
import type { InputFields } from './command.ts';
import { answered, command } from './command.ts';

const endpointId = (t: InputFields) => t.id({ required: true, description: 'A webhook endpoint of your partner.' });
const endpoint = answered(
  'endpoint',
  WebhookEndpointRef,
  'The endpoint after the change.',
  (context, ids: { readonly endpointId: string }) => context.loaders.webhookEndpoints.load(ids.endpointId),
);

const delivery = (description: string) =>
  answered('delivery', WebhookDeliveryRef, description, (context, { deliveryId }: { readonly deliveryId: string }) =>
    context.loaders.webhookDeliveries.load(deliveryId),
  );

const secretField = <T extends { readonly secret: string | null }>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, T>,
) => ({
  secret: t.string({
    nullable: true,
    description:
      'The signing secret, `whsec_…`, shown only once: null when `replayed`. Also null for an ed25519 endpoint, whose `publicKey` is all a receiver needs.',
    resolve: ({ secret }) => secret,
  }),
});

const typesDescription = 'Which events to send; null for every type, including those of later versions.';
const urlDescription =
  'An https address that is public. In demo mode also http to this machine, such as http://localhost:4700/.';

command({
  name: 'createWebhookEndpoint',
  description: 'Sends everything that happens from now on to a URL, signed according to Standard Webhooks 1.0.',
  input: (t) => ({
    url: t.string({ required: true, description: urlDescription }),
    types: t.field({ type: [EventTypeEnum], description: typesDescription }),
    description: t.string({ description: 'What it is for, up to 500 characters.' }),
    ed25519: t.boolean({
      description: 'Whether to sign with a key pair (`v1a`) instead of a shared secret (`v1`); false if left out.',
    }),
  }),
  call: (context, input) =>
    context.services.createWebhookEndpoint(viewerOf(context), { ...input, ed25519: input.ed25519 ?? false }),
  nodes: [endpoint],
  fields: (t) => ({
    ...secretField(t),
    startsAfter: t.int({
      description:
        'The log’s last sequence when it was made: it is sent what has a greater one. Read the events up to this one yourself.',
      resolve: ({ ids }) => Number(ids.startsAfter),
    }),
  }),
});

command({
  name: 'updateWebhookEndpoint',
  description: 'Changes an endpoint, enables or disables it.',
  inputDescription: 'A field that is left out keeps its value.',
  input: (t) => ({
    endpointId: endpointId(t),
    url: t.string({ description: urlDescription }),
    types: t.field({ type: [EventTypeEnum], description: typesDescription }),
    description: t.string({ description: 'What it is for, up to 500 characters; null clears it.' }),
    enabled: t.boolean({
      description:
        'true lets the queue of a paused or disabled endpoint continue, in order; what has waited for more than 30 days is dropped. false disables it.',
    }),
  }),
  call: (context, { endpointId, url, enabled, idempotencyKey }, { types, description }) =>
    context.services.updateWebhookEndpoint(viewerOf(context), {
      endpointId,
      url: url ?? undefined,
      types,
      description,
      enabled: enabled ?? undefined,
      idempotencyKey,
    }),
  nodes: [endpoint],
});

command({
  name: 'deleteWebhookEndpoint',
  description: 'Deletes an endpoint with all its deliveries and attempts. The events stay in the log.',
  input: (t) => ({ endpointId: endpointId(t) }),
  call: (context, input) => context.services.deleteWebhookEndpoint(viewerOf(context), input),
  fields: (t) => ({
    deletedEndpointId: t.id({
      description: 'The id, which no longer leads to anything.',
      resolve: ({ ids }) => ids.endpointId,
    }),
  }),
});

command({
  name: 'rotateWebhookSecret',
  description: 'Gives an endpoint a new secret or key pair. For 24 hours the previous ones sign as well.',
  input: (t) => ({
    endpointId: endpointId(t),
    immediately: t.boolean({
      description: 'true ends the previous secrets at once, for one that has leaked; false if left out.',
    }),
  }),
  call: (context, input) =>
    context.services.rotateWebhookSecret(viewerOf(context), { ...input, immediately: input.immediately ?? false }),
  nodes: [endpoint],
  fields: secretField,
});

command({
  name: 'sendTestEvent',
  description: 'Appends `test-created` to the log and sends it to this endpoint alone, whichever types it asked for.',
  input: (t) => ({ endpointId: endpointId(t) }),
  call: (context, input) => context.services.sendTestEvent(viewerOf(context), input),
  errors: [StateError],
  nodes: [
    endpoint,
    answered(
      'delivery',
      WebhookDeliveryRef,
      'The delivery of the test event; read it again to see what became of it.',
      (context, { deliveryId }: { readonly endpointId: string; readonly deliveryId: string }) =>
        context.loaders.webhookDeliveries.load(deliveryId),
    ),
  ],
});

command({
  name: 'redeliver',
  description:
    'Sends an event again, on its own and with the same `webhook-id`. A delivery that is waiting for its next attempt is tried now.',
  input: (t) => ({ deliveryId: t.id({ required: true, description: 'A delivery to one of your endpoints.' }) }),
  call: (context, input) => context.services.redeliver(viewerOf(context), input),
  errors: [StateError],
  nodes: [delivery('The new delivery, or the same one if it was still pending.')],
});

command({
  name: 'skipDelivery',
  description:
    'Gives up a delivery that is not finished, so that the later events of its relationship can go on. It stays listed and can be sent again. An attempt that is under way may still arrive.',
  input: (t) => ({
    deliveryId: t.id({ required: true, description: 'A delivery to one of your endpoints.' }),
    reason: t.string({ required: true, description: 'Why the receiver does without it, 1 to 1,000 characters.' }),
  }),
  call: (context, input) => context.services.skipDelivery(viewerOf(context), input),
  errors: [StateError],
  nodes: [delivery('The delivery, SKIPPED.')],
});

command({
  name: 'retryEndpoint',
  description:
    'Makes everything due at once that waits for its next attempt at an enabled endpoint. Events go on in order per relationship.',
  input: (t) => ({ endpointId: endpointId(t) }),
  call: (context, input) => context.services.retryEndpoint(viewerOf(context), input),
  errors: [StateError],
  nodes: [endpoint],
});

command({
  name: 'replayEvents',
  description: 'Sends a range of the log again, in order and ahead of what is waiting for the same relationships.',
  input: (t) => ({
    endpointId: endpointId(t),
    fromSequence: t.int({ required: true, description: 'Sequence of the first event, at least 1.' }),
    toSequence: t.int({ required: true, description: 'Sequence of the last event; at most 10,000 at a time.' }),
  }),
  call: (context, input) => context.services.replayEvents(viewerOf(context), input),
  errors: [StateError],
  nodes: [endpoint],
  fields: (t) => ({
    queued: t.int({
      description: 'How many events of the range match the endpoint’s types and were queued.',
      resolve: ({ ids }) => Number(ids.queued),
    }),
  }),
});
