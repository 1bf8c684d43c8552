import { addDays, heldBack, idPrefixes, say } from '@untether/domain';
import { BlockedRelationshipConnection, WebhookDeliveryConnection, WebhookEndpointConnection } from '../connections.ts';
import { builder, orError } from '../core/builder.ts';
import { hasPrefix } from '../core/ids.ts';
import { connect } from '../core/paging.ts';
import { present } from '../core/present.ts';
import {
  DeliveryFailureEnum,
  EventTypeEnum,
  WebhookDeliveryCauseEnum,
  WebhookDeliveryStateEnum,
  WebhookEndpointStateEnum,
} from '../enums/log.ts';
import {
  ActorRef,
  BlockedRelationshipRef,
  EventRef,
  RelationshipRef,
  WebhookAttemptRef,
  WebhookDeliveryRef,
  WebhookEndpointRef,
} from '../refs.ts';
import { viewerOf } from '../viewer-of.ts';

builder.node(WebhookEndpointRef, {
  description: 'An address a partner’s events are sent to. docs/events.md says what a receiver can rely on.',
  id: { resolve: (endpoint) => endpoint.id, description: '`whk_…`' },
  isTypeOf: hasPrefix(idPrefixes.webhookEndpoint),
  loadWithoutCache: (id, context) => context.loaders.webhookEndpoints.load(id),
  fields: (t) => ({
    url: t.exposeString('url', { description: 'The address events are sent to.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is for; null if not given.' }),
    types: t.expose('types', {
      type: [EventTypeEnum],
      nullable: true,
      description: 'Which events are sent; null for every type, including those of later versions.',
    }),
    state: t.expose('state', { type: WebhookEndpointStateEnum, description: 'Whether events are sent.' }),
    stateReason: t.string({
      nullable: true,
      description: 'Why it is paused or disabled, in the language of the request; null while it is enabled.',
      resolve: ({ stateReason }, _, { language }) => stateReason && say(language.endpointStops, stateReason),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the endpoint was created.' }),
    failingSince: t.expose('failingSince', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when every attempt has failed; null if the last one succeeded.',
    }),
    pausesAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'The instant after which a failed attempt pauses it unless one succeeds first; null while nothing fails.',
      resolve: ({ failingSince, state }, _, { services }) =>
        failingSince === null || state !== 'enabled'
          ? null
          : addDays(failingSince, services.policy.webhooks.pauseAfterDays),
    }),
    pauseAnnounced: t.boolean({
      description: 'Whether it will be paused in about a day: every attempt has failed for four days.',
      resolve: ({ warned, state }) => warned && state === 'enabled',
    }),
    publicKey: t.string({
      nullable: true,
      description: 'The ed25519 key to verify `v1a` signatures with, `whpk_…`; null if a shared secret signs.',
      resolve: ({ secrets }, _, { services }) => services.publicKeyOf(secrets[0]?.secret ?? ''),
    }),
    pendingDeliveries: t.int({
      description: 'How many deliveries are not finished.',
      resolve: async ({ id }, _, { loaders }) => (await loaders.pendingDeliveries.load(id))?.pending ?? 0,
    }),
    oldestPendingSince: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the oldest delivery that is not finished was queued; null if there is none.',
      resolve: async ({ id }, _, { loaders }) => (await loaders.pendingDeliveries.load(id))?.since,
    }),
    blockedRelationships: t.connection(
      {
        type: BlockedRelationshipRef,
        description:
          'Relationships whose events wait because the endpoint refuses the first of them, the longest refused first.',
        resolve: ({ id }, args, context) =>
          connect(context, args, context.loaders.blockedDeliveriesOfEndpoints({}, id)),
      },
      BlockedRelationshipConnection,
    ),
    deliveries: t.connection(
      {
        type: WebhookDeliveryRef,
        description: 'Deliveries to this endpoint, by the event’s sequence; use `last` for the newest.',
        args: {
          state: t.arg({
            type: WebhookDeliveryStateEnum,
            required: false,
            description: 'Only those in this state; all if left out.',
          }),
        },
        resolve: ({ id }, { state, ...args }, context) =>
          connect(context, args, context.loaders.deliveriesOfEndpoints({ state: state ?? undefined }, id)),
      },
      WebhookDeliveryConnection,
    ),
  }),
});

builder.objectType(BlockedRelationshipRef, {
  description: 'A relationship whose events wait at an endpoint because it refuses the first of them.',
  fields: (t) => ({
    relationship: t.field({
      type: RelationshipRef,
      nullable: true,
      description: 'The relationship; null once it is removed.',
      resolve: ({ lane }, _, { loaders }) => (lane === null ? null : loaders.relationships.load(lane)),
    }),
    delivery: t.field({
      type: WebhookDeliveryRef,
      description: 'What is refused. `skipDelivery` lets the others go on.',
      resolve: (delivery) => delivery,
    }),
    failingSince: t.field({
      type: 'DateTime',
      description: 'When its first attempt failed. It is given up 30 days later.',
      resolve: ({ firstFailedAt }) => present(firstFailedAt),
    }),
    announced: t.boolean({
      description: 'Whether it has been refused for a day: the log and the app say so.',
      resolve: ({ blockAnnounced }) => blockAnnounced,
    }),
    waitingDeliveries: t.int({
      description: 'How many deliveries of the relationship are not finished, this one included.',
      resolve: ({ endpointId, lane }, _, { loaders }) => (lane === null ? 1 : loaders.lanes.load({ endpointId, lane })),
    }),
  }),
});

builder.node(WebhookDeliveryRef, {
  description: 'The delivery of one event to one endpoint.',
  id: { resolve: (delivery) => delivery.id, description: '`dlv_…`' },
  isTypeOf: hasPrefix(idPrefixes.webhookDelivery),
  loadWithoutCache: (id, context) => context.loaders.webhookDeliveries.load(id),
  fields: (t) => ({
    endpoint: t.field({
      type: WebhookEndpointRef,
      description: 'The address events are sent to.',
      resolve: async ({ endpointId }, _, { loaders }) => present(await loaders.webhookEndpoints.load(endpointId)),
    }),
    event: t.field({
      type: EventRef,
      description: 'The event that is sent.',
      resolve: async ({ eventId }, _, { loaders }) => present(await loaders.events.load(eventId)),
    }),
    state: t.expose('state', { type: WebhookDeliveryStateEnum, description: 'How far it has come.' }),
    cause: t.expose('cause', { type: WebhookDeliveryCauseEnum, description: 'What caused it.' }),
    attempts: t.exposeInt('attempts', { description: 'How many attempts have been made.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was queued.' }),
    nextAttemptAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When the next attempt is due; null if it is finished, being attempted, or held back by an earlier event of its relationship or by its endpoint’s state.',
      resolve: ({ state, nextAttemptAt, leasedUntil }) =>
        state === 'pending' && leasedUntil === null && nextAttemptAt < heldBack ? nextAttemptAt : null,
    }),
    leasedUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'It is being attempted, and its outcome is known before this instant; if the process ends meanwhile, it is attempted again then. null while nothing attempts it.',
      resolve: ({ state, leasedUntil }) => (state === 'pending' ? leasedUntil : null),
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was delivered, skipped or dropped; null before that.',
    }),
    skippedBy: t.field({
      type: ActorRef,
      nullable: true,
      description: 'Who gave it up; null unless it is SKIPPED.',
      resolve: ({ skip }) => skip?.by,
    }),
    skipReason: t.string({
      nullable: true,
      description: 'Why it was given up, in the words of who did; null unless it is SKIPPED.',
      resolve: ({ skip }) => skip?.reason,
    }),
    attemptLog: t.field({
      type: [WebhookAttemptRef],
      description: 'Every attempt, oldest first.',
      resolve: ({ id }, _, { loaders }) => loaders.webhookAttempts.load(id),
    }),
  }),
});

builder.objectType(WebhookAttemptRef, {
  description: 'One attempt to deliver an event.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Its number within the delivery: 1, 2, 3 …' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it began.' }),
    status: t.exposeInt('status', {
      nullable: true,
      description: 'The HTTP status of the answer; null if there was none.',
    }),
    latencyMs: t.exposeInt('latencyMs', { description: 'How long it took, in milliseconds.' }),
    failure: t.field({
      type: DeliveryFailureEnum,
      nullable: true,
      description: 'What went wrong, for programs; null if it succeeded.',
      resolve: ({ error }) => error?.code,
    }),
    error: t.string({
      nullable: true,
      description: 'What went wrong, in the language of the request; null if it succeeded.',
      resolve: ({ error }, _, { language }) => error && say(language.deliveryFailures, error),
    }),
    answer: t.exposeString('answer', {
      nullable: true,
      description: 'The first 1,000 bytes of the answer; null if there was none.',
    }),
  }),
});

builder.queryField('webhookEndpoints', (t) =>
  t.connection(
    {
      type: WebhookEndpointRef,
      nullable: true,
      description: `The partner’s webhook endpoints, oldest first. ${orError}`,
      resolve: (_, args, context) =>
        connect(context, args, {
          page: (request) => context.services.lists.webhookEndpoints(viewerOf(context), request),
          count: () => context.services.lists.countWebhookEndpoints(viewerOf(context)),
        }),
    },
    WebhookEndpointConnection,
  ),
);
