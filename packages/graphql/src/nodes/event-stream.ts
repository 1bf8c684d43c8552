import type { Heartbeat } from '@untether/services';
import { builder } from '../core/builder.ts';
import { filled, ifLeftOut } from '../core/filters.ts';
import { reading } from '../core/paging.ts';
import { EventTypeEnum } from '../enums/log.ts';
import { EventRef, HeartbeatRef } from '../refs.ts';
import { viewerOf } from '../viewer-of.ts';

builder.objectType(HeartbeatRef, {
  description:
    'Sent as soon as a subscription has caught up and then at least every 15 seconds: everything up to `lastSequence` has been sent or did not match. If nothing arrives for 30 seconds, the connection is dead.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'A place to resume from, like the cursor of an event.' }),
    lastSequence: t.exposeInt('lastSequence', { description: 'The sequence up to which the log has been read.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was sent.' }),
  }),
});

const isHeartbeat = (message: object): message is Heartbeat => 'lastSequence' in message;

const RelationshipEventMessage = builder.unionType('RelationshipEventMessage', {
  description: 'What a subscription sends: an event, or a heartbeat with a place to resume from.',
  types: [EventRef, HeartbeatRef],
  resolveType: (message) => (isHeartbeat(message) ? HeartbeatRef : EventRef),
});

builder.subscriptionField('relationshipEvents', (t) =>
  t.field({
    type: RelationshipEventMessage,
    description:
      'The partner’s log as it grows: first everything after `after`, then new events as they happen, with no gap and no duplicate. Over SSE (POST or GET /graphql with `Accept: text/event-stream`) or WebSocket (`graphql-transport-ws`).',
    args: {
      after: t.arg.string({
        description:
          'A cursor of an event or a heartbeat: what came after it is replayed. `start` replays everything; if left out, the stream starts with the next event. A cursor that is malformed, of another partner’s log, or whose event was lost with a restored backup is CURSOR_INVALID.',
      }),
      types: t.arg({
        type: [EventTypeEnum],
        required: false,
        description: `Only events of any of these types. ${ifLeftOut}`,
      }),
      customerId: t.arg.id({ description: 'Only events about this customer, even if it has left the list.' }),
    },
    subscribe: (_, { after, types, customerId }, context) =>
      reading(context, async () =>
        context.services.openLogReader(viewerOf(context), {
          after: after ?? null,
          types: filled(context, ['types'], types),
          customerId: customerId ?? undefined,
        }),
      ),
    resolve: (message) => message,
  }),
);
