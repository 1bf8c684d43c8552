import { addDays, heldBack, idPrefixes, say } from '@untether/domain';
import { WebhookDeliveryConnection, WebhookEndpointConnection } from '../connections.ts';
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
import { EventRef, WebhookAttemptRef, WebhookDeliveryRef, WebhookEndpointRef } from '../refs.ts';
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
        resolve: ({ id }, { state, ...args }, context) => {
          const query = { endpointId: id, state: state ?? undefined };
          return connect(context, args, {
            page: (request) => context.services.lists.webhookDeliveries(viewerOf(context), query, request),
            count: () => context.services.lists.countWebhookDeliveries(viewerOf(context), query),
          });
        },
      },
      WebhookDeliveryConnection,
    ),
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
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was delivered or dropped; null before that.',
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
