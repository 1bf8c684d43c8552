import { addDays, heldBack, idPrefixes, say } from '@untether/domain';
import { WebhookDeliveryConnection, WebhookEndpointConnection } from '../connections.ts';
import { viewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { hasPrefix } from '../core/ids.ts';
import { connect } from '../core/paging.ts';
import {
  DeliveryFailureEnum,
  EventTypeEnum,
  WebhookDeliveryCauseEnum,
  WebhookDeliveryStateEnum,
  WebhookEndpointStateEnum,
} from '../enums/log.ts';
import { EventRef, WebhookAttemptRef, WebhookDeliveryRef, WebhookEndpointRef } from '../refs.ts';

/** What a delivery belongs to has to be there. */
const there = <T>(row: T | null): T => {
  if (row === null) throw new Error('a webhook delivery without its endpoint or event');
  return row;
};

builder.node(WebhookEndpointRef, {
  description: 'Where a partner wants its events sent. docs/events.md says what a receiver may rely on.',
  id: { resolve: (endpoint) => endpoint.id, description: '`whk_…`' },
  isTypeOf: hasPrefix(idPrefixes.webhookEndpoint),
  loadWithoutCache: (id, context) => context.loaders.webhookEndpoints.load(id),
  fields: (t) => ({
    url: t.exposeString('url', { description: 'Where to.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is for; null when not said.' }),
    types: t.expose('types', {
      type: [EventTypeEnum],
      nullable: true,
      description: 'Which events; null for every type, also ones that are new in a later version.',
    }),
    state: t.expose('state', { type: WebhookEndpointStateEnum, description: 'Whether events are sent.' }),
    stateReason: t.string({
      nullable: true,
      description: 'Why it is paused or disabled, in the language of the request; null while it is enabled.',
      resolve: ({ stateReason }, _, { language }) => stateReason && say(language.endpointStops, stateReason),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when there is the endpoint.' }),
    failingSince: t.expose('failingSince', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when every attempt has failed; null when the last one did not.',
    }),
    pausesAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'After which instant a failed attempt pauses it, if none succeeds before; null while nothing fails.',
      resolve: ({ failingSince, state }, _, { services }) =>
        failingSince === null || state !== 'enabled'
          ? null
          : addDays(failingSince, services.policy.webhooks.pauseAfterDays),
    }),
    pauseAnnounced: t.boolean({
      description: 'Whether the pause is about a day away: nothing but failure for four days.',
      resolve: ({ warned, state }) => warned && state === 'enabled',
    }),
    publicKey: t.string({
      nullable: true,
      description: 'The ed25519 key that `v1a` signatures are verified with, `whpk_…`; null where a secret signs.',
      resolve: ({ secrets }, _, { services }) => services.publicKeyOf(secrets[0]?.secret ?? ''),
    }),
    pendingDeliveries: t.int({
      description: 'How many deliveries are on their way.',
      resolve: async ({ id }, _, { loaders }) => (await loaders.pendingDeliveries.load(id))?.pending ?? 0,
    }),
    deliveries: t.connection(
      {
        type: WebhookDeliveryRef,
        description: 'What was and will be sent, by the event’s sequence; the newest by `last`.',
        args: {
          state: t.arg({ type: WebhookDeliveryStateEnum, required: false, description: 'Only these; all without it.' }),
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
  description: 'One event on its way to one endpoint.',
  id: { resolve: (delivery) => delivery.id, description: '`dlv_…`' },
  isTypeOf: hasPrefix(idPrefixes.webhookDelivery),
  loadWithoutCache: (id, context) => context.loaders.webhookDeliveries.load(id),
  fields: (t) => ({
    endpoint: t.field({
      type: WebhookEndpointRef,
      description: 'Where to.',
      resolve: async ({ endpointId }, _, { loaders }) => there(await loaders.webhookEndpoints.load(endpointId)),
    }),
    event: t.field({
      type: EventRef,
      description: 'What is sent.',
      resolve: async ({ eventId }, _, { loaders }) => there(await loaders.events.load(eventId)),
    }),
    state: t.expose('state', { type: WebhookDeliveryStateEnum, description: 'Where it is.' }),
    cause: t.expose('cause', { type: WebhookDeliveryCauseEnum, description: 'How it came about.' }),
    attempts: t.exposeInt('attempts', { description: 'How often it was tried.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was queued.' }),
    nextAttemptAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When it is tried next; null when it is finished, being tried, or held back by an earlier event of its relationship or by its endpoint’s state.',
      resolve: ({ state, nextAttemptAt, leasedUntil }) =>
        state === 'pending' && leasedUntil === null && nextAttemptAt < heldBack ? nextAttemptAt : null,
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was delivered or dropped; null while it is on its way.',
    }),
    attemptLog: t.field({
      type: [WebhookAttemptRef],
      description: 'Every attempt, the first one first.',
      resolve: ({ id }, _, { loaders }) => loaders.webhookAttempts.load(id),
    }),
  }),
});

builder.objectType(WebhookAttemptRef, {
  description: 'One try to deliver.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '1, 2, 3 …' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it began.' }),
    status: t.exposeInt('status', { nullable: true, description: 'The HTTP status; null when there was no answer.' }),
    latencyMs: t.exposeInt('latencyMs', { description: 'Milliseconds it took.' }),
    failure: t.field({
      type: DeliveryFailureEnum,
      nullable: true,
      description: 'What went wrong, for programs; null for success.',
      resolve: ({ error }) => error?.code,
    }),
    error: t.string({
      nullable: true,
      description: 'What went wrong, in the language of the request; null for success.',
      resolve: ({ error }, _, { language }) => error && say(language.deliveryFailures, error),
    }),
    answer: t.exposeString('answer', {
      nullable: true,
      description: 'The first 1,000 bytes of the answer; null when there was none.',
    }),
  }),
});

builder.queryField('webhookEndpoints', (t) =>
  t.connection(
    {
      type: WebhookEndpointRef,
      description: 'The partner’s webhook endpoints, oldest first.',
      resolve: (_, args, context) =>
        connect(context, args, {
          page: (request) => context.services.lists.webhookEndpoints(viewerOf(context), request),
          count: () => context.services.lists.countWebhookEndpoints(viewerOf(context)),
        }),
    },
    WebhookEndpointConnection,
  ),
);
