import { findForbidden, idPrefixes } from '@untether/domain';
import { builder } from '../core/builder.ts';
import { hasPrefix } from '../core/ids.ts';
import { present } from '../core/present.ts';
import { ReleaseRequestStateEnum } from '../enums/requests.ts';
import { sayReason } from '../errors.ts';
import { ownPartner, shownActor } from '../partners.ts';
import { ActorRef, RelationshipRef, ReleaseRequestRef } from '../refs.ts';
import { anyViewerOf } from '../viewer-of.ts';

builder.node(ReleaseRequestRef, {
  description:
    'A customer’s request to a partner to end their reseller relationship. The partner removes, which fulfils it, or declines; at most one per relationship is OPEN.',
  id: { resolve: (request) => request.id, description: '`rls_…`' },
  isTypeOf: hasPrefix(idPrefixes.releaseRequest),
  loadWithoutCache: (id, context) => context.loaders.releaseRequests.load(id),
  fields: (t) => ({
    state: t.expose('state', { type: ReleaseRequestStateEnum, description: 'Its current state.' }),
    partner: t.field({ ...ownPartner, description: 'The partner that is asked.' }),
    relationship: t.field({
      type: RelationshipRef,
      description: 'The relationship it is to end.',
      resolve: async ({ relationshipId }, _, context) =>
        present(await context.loaders.relationships.load(relationshipId)),
    }),
    reason: t.exposeString('reason', { description: 'Why the customer asks.' }),
    requestedAt: t.expose('requestedAt', { type: 'DateTime', description: 'When it was made.' }),
    requestedBy: t.expose('requestedBy', { type: ActorRef, description: 'The customer’s admin who made it.' }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was declined, withdrawn or fulfilled; null while it is OPEN.',
    }),
    answeredBy: t.field({
      type: ActorRef,
      nullable: true,
      description:
        'Who declined, or removed the relationship; a customer sees the partner, not the person. null while it is OPEN, and once it is WITHDRAWN.',
      resolve: async ({ answeredBy: actor, partnerId }, _, context) =>
        actor && shownActor(context, { actor, partnerId }),
    }),
    viewerDeclineReason: t.string({
      nullable: true,
      description:
        'Why the viewer may not decline it, in a sentence in the language of the request; null when it may, and once it is no longer OPEN.',
      resolve: ({ state }, _, context) =>
        state === 'open' ? sayReason(findForbidden(anyViewerOf(context), 'decline_release') ?? null, context) : null,
    }),
    answer: t.exposeString('answer', { nullable: true, description: 'Why it was declined; null unless it was.' }),
  }),
});
