import { idPrefixes } from '@untether/domain';
import { ApiKeyConnection } from '../connections.ts';
import { builder, orError } from '../core/builder.ts';
import { hasPrefix } from '../core/ids.ts';
import { connect } from '../core/paging.ts';
import { present } from '../core/present.ts';
import { RoleEnum } from '../enums/people.ts';
import { ApiKeyRef, UserRef } from '../refs.ts';
import { viewerOf } from '../viewer-of.ts';

builder.node(ApiKeyRef, {
  description: 'Lets a program act on behalf of the user who created it, for as long as that user may sign in.',
  id: { resolve: (key) => key.id, description: '`key_…`' },
  isTypeOf: hasPrefix(idPrefixes.apiKey),
  loadWithoutCache: (id, context) => context.loaders.apiKeys.load(id),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is for. It is the actor’s name in the events it causes.' }),
    roles: t.expose('roles', {
      type: [RoleEnum],
      description: 'The roles it was given. Only those its user still has count.',
    }),
    prefix: t.exposeString('prefix', { description: 'The first characters of the secret, to recognise it by.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'When it stops working unless it is revoked earlier.',
    }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to the minute; null: never.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null: it was not.',
    }),
    user: t.field({
      type: UserRef,
      description: 'The user it acts for, who created it.',
      resolve: async ({ userId }, _, context) => present(await context.loaders.users.load(userId)),
    }),
  }),
});

builder.queryField('apiKeys', (t) =>
  t.connection(
    {
      type: ApiKeyRef,
      nullable: true,
      description: `The partner’s API keys, newest first, revoked and expired ones too. Only a global admin may see them (FORBIDDEN otherwise). ${orError}`,
      resolve: (_, args, context) =>
        connect(context, args, {
          page: (request) => context.services.lists.apiKeys(viewerOf(context), request),
          count: () => context.services.lists.countApiKeys(viewerOf(context)),
        }),
    },
    ApiKeyConnection,
  ),
);
