import { idPrefixes } from '@untether/domain';
import { ApiKeyConnection } from '../connections.ts';
import { viewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { hasPrefix } from '../core/ids.ts';
import { connect } from '../core/paging.ts';
import { RoleEnum } from '../enums/people.ts';
import { present } from '../mutations/settle.ts';
import { ApiKeyRef, UserRef } from '../refs.ts';

builder.node(ApiKeyRef, {
  description: 'A program’s way in: it acts for the user who made it, and ends with that user.',
  id: { resolve: (key) => key.id, description: '`key_…`' },
  isTypeOf: hasPrefix(idPrefixes.apiKey),
  loadWithoutCache: (id, context) => context.loaders.apiKeys.load(id),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is for. Events it causes bear this name.' }),
    roles: t.expose('roles', {
      type: [RoleEnum],
      description: 'What it was given. It has those of them that its user still has.',
    }),
    prefix: t.exposeString('prefix', { description: 'How the secret begins: enough to recognise it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it stops working by itself.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to the minute; null = never.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null = it was not.',
    }),
    user: t.field({
      type: UserRef,
      description: 'For whom it acts: who made it.',
      resolve: async ({ userId }, _, context) => present(await context.loaders.users.load(userId)),
    }),
  }),
});

builder.queryField('apiKeys', (t) =>
  t.connection(
    {
      type: ApiKeyRef,
      description:
        'The partner’s API keys, newest first, revoked and expired ones too. Only a global admin may see them (FORBIDDEN otherwise).',
      resolve: (_, args, context) =>
        connect(context, args, {
          page: (request) => context.services.lists.apiKeys(viewerOf(context), request),
          count: () => context.services.lists.countApiKeys(viewerOf(context)),
        }),
    },
    ApiKeyConnection,
  ),
);
