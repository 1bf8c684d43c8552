import { changesWithoutPeople, concealedText, idPrefixes, may, sayActor } from '@untether/domain';
import { EventConnection } from '../connections.ts';
import { builder, orError } from '../core/builder.ts';
import { filled, ifLeftOut, spanOf, TimeSpanInput } from '../core/filters.ts';
import { hasPrefix } from '../core/ids.ts';
import { connect } from '../core/paging.ts';
import { ActorKindEnum, EventTypeEnum } from '../enums/log.ts';
import { ActorRef, EventRef, ReceiptRef, WebhookDeliveryRef } from '../refs.ts';
import { viewerOf } from '../viewer-of.ts';
import { findNode } from './find-node.ts';

builder.node(EventRef, {
  description: 'One entry of the partner’s log: append-only, numbered without gaps, kept for good.',
  id: { resolve: (event) => event.id, description: '`evt_…`' },
  isTypeOf: hasPrefix(idPrefixes.event),
  loadWithoutCache: (id, context) => context.loaders.events.load(id),
  fields: (t) => ({
    sequence: t.exposeInt('sequence', { description: 'Its number in the partner’s log: 1, 2, 3 … in commit order.' }),
    cursor: t.string({
      description: 'Its place in the log: pass it as `after` to continue from here.',
      resolve: (event, _, context) => context.services.lists.eventCursor(event),
    }),
    type: t.expose('type', { type: EventTypeEnum, description: 'What happened.' }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When it happened.' }),
    recordedAt: t.expose('recordedAt', {
      type: 'DateTime',
      description:
        'When it was written to the log, in the order of `sequence`: later than `occurredAt` where it is about time that passed.',
    }),
    customerId: t.exposeID('customerId', {
      nullable: true,
      description: 'The customer it concerns; null if it concerns none.',
    }),
    customerName: t.string({
      nullable: true,
      description: 'The customer’s name; null if it concerns no customer.',
      resolve: async ({ customerId }, _, context) =>
        customerId === null ? null : ((await context.loaders.knownCustomers.load(customerId))?.companyName ?? null),
    }),
    relationshipId: t.exposeID('relationshipId', {
      nullable: true,
      description:
        'The partner’s relationship with that customer which it is about, also once it has ended: webhooks keep the order of its events. null where it concerns none.',
    }),
    actor: t.expose('actor', { type: ActorRef, description: 'Who did it.' }),
    actorId: t.id({
      nullable: true,
      description:
        'The id of the person or the API key that did it; null where neither did, and for another partner’s people.',
      resolve: ({ actor }) => actor.id,
    }),
    subject: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      description:
        'The object that changed; null once the viewer can no longer read it, e.g. after the removal: use `subjectId` then.',
      resolve: ({ subjectId }, _, context) => findNode(context, subjectId),
    }),
    subjectId: t.exposeID('subjectId', { description: 'The id of the object that changed.' }),
    receipt: t.field({
      type: ReceiptRef,
      nullable: true,
      description:
        'The receipt of the removal that ended its relationship; null while that goes on, or if it concerns none.',
      resolve: ({ relationshipId }, _, context) =>
        relationshipId === null ? null : context.loaders.receiptsOf.load(relationshipId),
    }),
    changes: t.field({
      type: 'JSON',
      description: `Per field the value before and after, {field: {from, to}}, or facts such as counts. Names and addresses of users are ${concealedText} for whoever may not see users.`,
      resolve: (event, _, context) =>
        may(viewerOf(context), 'view_people') ? event.changes : changesWithoutPeople(event),
    }),
    deliveries: t.field({
      type: [WebhookDeliveryRef],
      description: 'Its deliveries to webhook endpoints, oldest first.',
      resolve: ({ id }, _, context) => context.loaders.deliveriesOfEvents.load(id),
    }),
    correlationId: t.exposeID('correlationId', { description: 'Shared by all events of one command.' }),
    schemaVersion: t.exposeInt('schemaVersion', { description: 'The version of the shape of `changes`.' }),
  }),
});

builder.objectType(ActorRef, {
  description: 'Who did something.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ActorKindEnum, description: 'Whether a person, a program or a process.' }),
    name: t.string({
      description: 'Its name at the time; of what is no person, such as the clock, in the language of the request.',
      resolve: (actor, _, { language }) => sayActor(actor, language),
    }),
  }),
});

const EventFilter = builder.inputType('EventFilter', {
  description: 'Which events. All given conditions apply.',
  fields: (t) => ({
    customerId: t.id({ description: 'About this customer, even if it has left the list.' }),
    types: t.field({ type: [EventTypeEnum], description: `Of any of these types. ${ifLeftOut}` }),
    recordedAt: t.field({ type: TimeSpanInput, description: 'Recorded in this span of time.' }),
    actorKind: t.field({ type: ActorKindEnum, description: 'Done by a person, by a program, or by time.' }),
    actorId: t.id({ description: 'Done by this person (`usr_…`) or with this API key (`key_…`).' }),
    subjectId: t.id({ description: 'About this object: one that changed itself, by its `subjectId`.' }),
    correlationId: t.id({ description: 'Of one command, by its `correlationId`.' }),
    search: t.string({
      description:
        'Text contained in the customer’s name, domain or tenant id, in the name of who did it, or in a text of `changes`; letter case and width do not matter. No index finds it: pages may be short, see `events`.',
    }),
  }),
});

builder.queryField('events', (t) =>
  t.connection(
    {
      type: EventRef,
      nullable: true,
      description: `The partner’s log, oldest first; use \`last\` for the newest. \`after\` takes what the subscription takes: a cursor of an event or a heartbeat, or \`start\`; one whose event is not in the log is CURSOR_INVALID. With \`search\`, or several conditions, a page looks at 4,000 events at most: it may be short or empty although \`pageInfo\` says that there are more, and its cursor goes on from there; \`totalCount\` with \`search\` counts among the newest 4,000. ${orError}`,
      args: { filter: t.arg({ type: EventFilter, required: false, description: 'Which events; all if left out.' }) },
      resolve: (_, { filter, ...args }, context) => {
        const query = {
          customerId: filter?.customerId ?? undefined,
          types: filled(context, ['filter', 'types'], filter?.types),
          recorded: spanOf(filter?.recordedAt),
          actorKind: filter?.actorKind ?? undefined,
          actorId: filter?.actorId ?? undefined,
          subjectId: filter?.subjectId ?? undefined,
          correlationId: filter?.correlationId ?? undefined,
          search: filter?.search ?? undefined,
        };
        return connect(context, args, {
          page: (request) => context.services.lists.events(viewerOf(context), query, request),
          count: () => context.services.lists.countEvents(viewerOf(context), query),
        });
      },
    },
    EventConnection,
  ),
);
