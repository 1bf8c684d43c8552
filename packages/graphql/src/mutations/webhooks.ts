import type { SecretResult } from '@untether/services';
import type { Context } from '../context.ts';
import { viewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { EventTypeEnum } from '../enums/log.ts';
import { WebhookEndpointRef } from '../refs.ts';
import { idempotencyKey, inputOf } from './input.ts';
import { type Done, payloadOf, replayedDescription } from './payload.ts';
import { present, resultOf, settle } from './settle.ts';

interface EndpointIds {
  readonly endpointId: string;
}
interface WithSecret extends Done<EndpointIds> {
  readonly secret: string | null;
}

const loadEndpoint = (context: Context, { endpointId }: EndpointIds) =>
  context.loaders.webhookEndpoints.load(endpointId);

const secretPayload = (name: string) =>
  builder.objectRef<WithSecret>(`${name}Payload`).implement({
    description: `The answer of a ${name.charAt(0).toLowerCase()}${name.slice(1)} that is done.`,
    fields: (t) => ({
      endpoint: t.field({
        type: WebhookEndpointRef,
        description: 'The endpoint as it is now.',
        resolve: async ({ ids }, _, context) => present(await loadEndpoint(context, ids)),
      }),
      secret: t.exposeString('secret', {
        nullable: true,
        description:
          'What signs, `whsec_…`: shown this once. Null when it was shown before (`replayed`), and for an ed25519 endpoint, whose `publicKey` is all a receiver needs.',
      }),
      replayed: t.exposeBoolean('replayed', { description: replayedDescription }),
    }),
  });

const settleSecret = async (context: Context, asked: Promise<SecretResult>): Promise<WithSecret> => {
  const { result, secret } = await asked;
  return { ...(await settle(context, Promise.resolve(result), loadEndpoint)), secret };
};

const typesDescription = 'Which events; null for every type.';
const urlDescription =
  'Where to: https, on a public address. In demo mode also http to this machine, such as http://localhost:4700/.';

const CreateWebhookEndpointInput = builder.inputType('CreateWebhookEndpointInput', {
  description: 'What createWebhookEndpoint takes.',
  fields: (t) => ({
    url: t.string({ required: true, description: urlDescription }),
    types: t.field({ type: [EventTypeEnum], description: typesDescription }),
    description: t.string({ description: 'What it is for, up to 500 characters.' }),
    ed25519: t.boolean({
      description: 'Sign with a key pair (`v1a`) in place of a shared secret (`v1`). Not unless told.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});
const CreateWebhookEndpointPayload = secretPayload('CreateWebhookEndpoint');
builder.mutationField('createWebhookEndpoint', (t) =>
  t.field({
    type: CreateWebhookEndpointPayload,
    description: 'Has what happens from now on sent to a URL, signed as Standard Webhooks 1.0 says.',
    errors: resultOf('CreateWebhookEndpoint'),
    args: { input: t.arg({ type: CreateWebhookEndpointInput, required: true, description: 'Where to, and what.' }) },
    resolve: (_, { input }, context) =>
      settleSecret(
        context,
        context.services.createWebhookEndpoint(viewerOf(context), {
          url: input.url,
          types: input.types ?? null,
          description: input.description ?? null,
          ed25519: input.ed25519 ?? false,
          idempotencyKey: input.idempotencyKey ?? null,
        }),
      ),
  }),
);

const endpointPayload = (name: string) =>
  payloadOf<EndpointIds, typeof WebhookEndpointRef.$inferType>(name, {
    field: 'endpoint',
    type: WebhookEndpointRef,
    what: 'The endpoint as it is now.',
    load: loadEndpoint,
  });

const UpdateWebhookEndpointInput = builder.inputType('UpdateWebhookEndpointInput', {
  description: 'What updateWebhookEndpoint takes. What is left out stays as it is.',
  fields: (t) => ({
    endpointId: t.id({ required: true, description: 'The endpoint.' }),
    url: t.string({ description: urlDescription }),
    types: t.field({ type: [EventTypeEnum], description: typesDescription }),
    description: t.string({ description: 'What it is for, up to 500 characters; null for nothing.' }),
    enabled: t.boolean({
      description:
        'True lets a paused or disabled endpoint’s queue go on, in order; what has waited for over 30 days is dropped. False disables it.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});
const UpdateWebhookEndpointPayload = endpointPayload('UpdateWebhookEndpoint');
builder.mutationField('updateWebhookEndpoint', (t) =>
  t.field({
    type: UpdateWebhookEndpointPayload,
    description: 'Changes an endpoint, enables or disables it.',
    errors: resultOf('UpdateWebhookEndpoint'),
    args: { input: t.arg({ type: UpdateWebhookEndpointInput, required: true, description: 'Which, and what.' }) },
    resolve: (_, { input }, context) =>
      settle(
        context,
        context.services.updateWebhookEndpoint(viewerOf(context), {
          endpointId: input.endpointId,
          url: input.url ?? undefined,
          types: input.types,
          description: input.description,
          enabled: input.enabled ?? undefined,
          idempotencyKey: input.idempotencyKey ?? null,
        }),
        loadEndpoint,
      ),
  }),
);

const DeleteWebhookEndpointInput = inputOf('DeleteWebhookEndpoint', 'endpointId', 'The endpoint.');
const DeleteWebhookEndpointPayload = builder.objectRef<Done<EndpointIds>>('DeleteWebhookEndpointPayload').implement({
  description: 'The answer of a deleteWebhookEndpoint that is done.',
  fields: (t) => ({
    deletedEndpointId: t.id({
      description: 'The id that names nothing any more.',
      resolve: ({ ids }) => ids.endpointId,
    }),
    replayed: t.exposeBoolean('replayed', { description: replayedDescription }),
  }),
});
builder.mutationField('deleteWebhookEndpoint', (t) =>
  t.field({
    type: DeleteWebhookEndpointPayload,
    description: 'Deletes an endpoint with all its deliveries and attempts. The events stay in the log.',
    errors: resultOf('DeleteWebhookEndpoint'),
    args: { input: t.arg({ type: DeleteWebhookEndpointInput, required: true, description: 'Which.' }) },
    resolve: (_, { input: { endpointId, idempotencyKey: key } }, context) =>
      settle(
        context,
        context.services.deleteWebhookEndpoint(viewerOf(context), { endpointId, idempotencyKey: key ?? null }),
      ),
  }),
);

const RotateWebhookSecretInput = inputOf('RotateWebhookSecret', 'endpointId', 'The endpoint.');
const RotateWebhookSecretPayload = secretPayload('RotateWebhookSecret');
builder.mutationField('rotateWebhookSecret', (t) =>
  t.field({
    type: RotateWebhookSecretPayload,
    description: 'Gives an endpoint a new secret, or key pair. The one before signs too for 24 hours.',
    errors: resultOf('RotateWebhookSecret'),
    args: { input: t.arg({ type: RotateWebhookSecretInput, required: true, description: 'Whose.' }) },
    resolve: (_, { input: { endpointId, idempotencyKey: key } }, context) =>
      settleSecret(
        context,
        context.services.rotateWebhookSecret(viewerOf(context), { endpointId, idempotencyKey: key ?? null }),
      ),
  }),
);
