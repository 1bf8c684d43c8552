import { idPrefixes, sayActor } from '@untether/domain';
import { EventConnection } from '../connections.ts';
import { viewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { hasPrefix } from '../core/ids.ts';
import { connect } from '../core/paging.ts';
import { ActorKindEnum, EventTypeEnum } from '../enums/log.ts';
import { ActorRef, EventRef, WebhookDeliveryRef } from '../refs.ts';
import { findNode } from './find-node.ts';

builder.node(EventRef, {
  description: 'One entry of the partner’s log: append-only, numbered without gaps, kept for good.',
  id: { resolve: (event) => event.id, description: '`evt_…`' },
  isTypeOf: hasPrefix(idPrefixes.event),
  loadWithoutCache: (id, context) => context.loaders.events.load(id),
  fields: (t) => ({
    sequence: t.exposeInt('sequence', { description: 'Its number in the partner’s log: 1, 2, 3 … in commit order.' }),
    cursor: t.string({
      description: 'Where it is in `events`: read on from here with `after`.',
      resolve: (event, _, context) => context.services.lists.eventCursor(event),
    }),
    type: t.expose('type', { type: EventTypeEnum, description: 'What happened.' }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When.' }),
    customerId: t.exposeID('customerId', {
      nullable: true,
      description: 'The customer it concerns; null for what concerns none.',
    }),
    customerName: t.string({
      nullable: true,
      description: 'The customer’s name; null for what concerns none.',
      resolve: async ({ customerId }, _, context) =>
        customerId === null ? null : ((await context.loaders.knownCustomers.load(customerId))?.companyName ?? null),
    }),
    actor: t.expose('actor', { type: ActorRef, description: 'Who did it.' }),
    subject: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      description:
        'What changed; null when the viewer can no longer read it, e.g. after the removal: use `subjectId` then.',
      resolve: ({ subjectId }, _, context) => findNode(context, subjectId),
    }),
    subjectId: t.exposeID('subjectId', { description: 'The id of what changed.' }),
    changes: t.field({
      type: 'JSON',
      description: 'Per field the value before and after, {field: {from, to}}, or facts such as counts.',
      resolve: ({ changes }) => changes,
    }),
    deliveries: t.field({
      type: [WebhookDeliveryRef],
      description: 'What became of it at each webhook endpoint, oldest first.',
      resolve: ({ id }, _, context) => context.loaders.deliveriesOfEvents.load(id),
    }),
    correlationId: t.exposeID('correlationId', { description: 'Shared by all events of one command.' }),
    schemaVersion: t.exposeInt('schemaVersion', { description: 'The version of the shape of `changes`.' }),
  }),
});

builder.objectType(ActorRef, {
  description: 'Who did something.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ActorKindEnum, description: 'What kind of actor.' }),
    name: t.string({
      description: 'Its name at the time; of what is no person, such as the clock, in the language of the request.',
      resolve: (actor, _, { language }) => sayActor(actor, language),
    }),
  }),
});

const EventFilter = builder.inputType('EventFilter', {
  description: 'Which events. All that is given has to hold.',
  fields: (t) => ({
    customerId: t.id({ description: 'About this customer, also one that has left the list.' }),
    types: t.field({ type: [EventTypeEnum], description: 'Of any of these types.' }),
  }),
});

builder.queryField('events', (t) =>
  t.connection(
    {
      type: EventRef,
      description: 'The partner’s log, oldest first; the newest by `last`.',
      args: { filter: t.arg({ type: EventFilter, required: false, description: 'Which events; all without it.' }) },
      resolve: (_, { filter, ...args }, context) => {
        const query = { customerId: filter?.customerId ?? undefined, types: filter?.types ?? undefined };
        return connect(context, args, {
          page: (request) => context.services.lists.events(viewerOf(context), query, request),
          count: () => context.services.lists.countEvents(viewerOf(context), query),
        });
      },
    },
    EventConnection,
  ),
);
