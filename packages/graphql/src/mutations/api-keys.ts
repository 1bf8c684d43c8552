import { RoleEnum } from '../enums/people.ts';
import { ApiKeyRef } from '../refs.ts';
import { viewerOf } from '../viewer-of.ts';
import { answered, command } from './command.ts';

const apiKey = answered(
  'apiKey',
  ApiKeyRef,
  'The key. It works until it expires or is revoked, or its user is disabled.',
  (context, { apiKeyId }: { readonly apiKeyId: string }) => context.loaders.apiKeys.load(apiKeyId),
);

command({
  name: 'createApiKey',
  description:
    'Creates a key for a program that acts on behalf of the viewer. Only a global admin may, and only with roles the viewer has.',
  input: (t) => ({
    name: t.string({ required: true, description: 'What it is for, 1 to 100 characters.' }),
    roles: t.field({ type: [RoleEnum], required: true, description: 'At least one, and only roles of your own.' }),
    expiresAt: t.field({
      type: 'DateTime',
      required: true,
      description: 'When it stops working: in the future, at most 365 days from now.',
    }),
  }),
  call: (context, input) => context.services.createApiKey(viewerOf(context), input),
  nodes: [apiKey],
  fields: (t) => ({
    secret: t.string({
      nullable: true,
      description:
        'What to send as `Authorization: Bearer`. Shown only once, since just a hash of it is kept; null when `replayed`.',
      resolve: ({ secret }) => secret,
    }),
  }),
});

command({
  name: 'revokeApiKey',
  description: 'Ends a key for good: the next request with it is refused. Only a global admin may.',
  input: (t) => ({ keyId: t.id({ required: true, description: 'A key of any user of the partner.' }) }),
  call: (context, input) => context.services.revokeApiKey(viewerOf(context), input),
  nodes: [apiKey],
});
