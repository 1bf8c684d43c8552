import type { Heartbeat } from '@untether/services';
import { viewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { reading } from '../core/paging.ts';
import { EventTypeEnum } from '../enums/log.ts';
import { EventRef, HeartbeatRef } from '../refs.ts';

builder.objectType(HeartbeatRef, {
  description:
    'Comes as soon as a subscription has caught up, and at least every 15 seconds: everything up to `lastSequence` has been sent or did not match. Nothing at all for 30 seconds means that the connection is dead.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'A place to resume from, like that of an event.' }),
    lastSequence: t.exposeInt('lastSequence', { description: 'How far the log has been gone through.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was sent.' }),
  }),
});

const isHeartbeat = (message: object): message is Heartbeat => 'lastSequence' in message;

const RelationshipEventMessage = builder.unionType('RelationshipEventMessage', {
  description: 'What a subscription sends: an event, or a sign of life with a place to resume from.',
  types: [EventRef, HeartbeatRef],
  resolveType: (message) => (isHeartbeat(message) ? HeartbeatRef : EventRef),
});

builder.subscriptionField('relationshipEvents', (t) =>
  t.field({
    type: RelationshipEventMessage,
    description:
      'The partner’s log as it grows: first everything after `after`, then what happens, without a gap and without a duplicate. Over SSE (POST or GET /graphql with `Accept: text/event-stream`) or WebSocket (`graphql-transport-ws`).',
    args: {
      after: t.arg.string({
        description:
          'A cursor of an event or a heartbeat: replay what came after it. `start` replays everything; without it the stream starts with the next event. One of another partner’s log, or none at all, is CURSOR_INVALID.',
      }),
      types: t.arg({ type: [EventTypeEnum], required: false, description: 'Only events of any of these types.' }),
      customerId: t.arg.id({ description: 'Only events about this customer, also one that has left the list.' }),
    },
    subscribe: (_, { after, types, customerId }, context) =>
      reading(
        context,
        context.services.openLogReader(viewerOf(context), {
          after: after ?? null,
          types: types ?? undefined,
          customerId: customerId ?? undefined,
        }),
      ),
    resolve: (message) => message,
  }),
);
