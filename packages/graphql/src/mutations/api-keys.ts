import type { ApiKey } from '@untether/domain';
import { viewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { RoleEnum } from '../enums/people.ts';
import { ApiKeyRef } from '../refs.ts';
import { idempotencyKey, inputOf } from './input.ts';
import { type Done, payloadOf, replayedDescription } from './payload.ts';
import { present, resultOf, settle } from './settle.ts';

type ApiKeyIds = { readonly apiKeyId: string };

const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: 'What createApiKey takes.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What it is for, 1 to 100 characters.' }),
    roles: t.field({ type: [RoleEnum], required: true, description: 'At least one, and only roles of your own.' }),
    expiresAt: t.field({
      type: 'DateTime',
      required: true,
      description: 'When it stops working by itself: in the future, at most 365 days from now.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});

const CreateApiKeyPayload = builder
  .objectRef<Done<ApiKeyIds> & { readonly secret: string | null }>('CreateApiKeyPayload')
  .implement({
    description: 'The answer of a createApiKey that is done.',
    fields: (t) => ({
      apiKey: t.field({
        type: ApiKeyRef,
        description: 'The new key.',
        resolve: async ({ ids }, _, context) => present(await context.loaders.apiKeys.load(ids.apiKeyId)),
      }),
      secret: t.exposeString('secret', {
        nullable: true,
        description:
          'What to send as `Authorization: Bearer`. Shown this once, for only its hash is kept; null when `replayed`.',
      }),
      replayed: t.exposeBoolean('replayed', { description: replayedDescription }),
    }),
  });

builder.mutationField('createApiKey', (t) =>
  t.field({
    type: CreateApiKeyPayload,
    description: 'Makes a key for a program that shall act for you. Only a global admin may.',
    errors: resultOf('CreateApiKey'),
    args: { input: t.arg({ type: CreateApiKeyInput, required: true, description: 'Which key.' }) },
    resolve: async (_, { input: { idempotencyKey: key, ...input } }, context) => {
      const made = context.services.createApiKey(viewerOf(context), { ...input, idempotencyKey: key ?? null });
      const settled = await settle(
        context,
        made.then(({ result }) => result),
      );
      return { ...settled, secret: (await made).secret };
    },
  }),
);

const RevokeApiKeyInput = inputOf('RevokeApiKey', 'keyId', 'The key.');
const RevokeApiKeyPayload = payloadOf<ApiKeyIds, ApiKey>('RevokeApiKey', {
  field: 'apiKey',
  type: ApiKeyRef,
  what: 'The key as it is now.',
  load: (context, { apiKeyId }) => context.loaders.apiKeys.load(apiKeyId),
});
builder.mutationField('revokeApiKey', (t) =>
  t.field({
    type: RevokeApiKeyPayload,
    description: 'Ends a key for good, with the next request. Only a global admin may.',
    errors: resultOf('RevokeApiKey'),
    args: { input: t.arg({ type: RevokeApiKeyInput, required: true, description: 'Which key.' }) },
    resolve: (_, { input: { keyId, idempotencyKey: key } }, context) =>
      settle(context, context.services.revokeApiKey(viewerOf(context), { keyId, idempotencyKey: key ?? null })),
  }),
);
