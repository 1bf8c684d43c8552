import { changesWithoutPeople, type Event } from '@untether/domain';

/** What a body says of an event. */
type Said = Omit<Event, 'actor' | 'type' | 'changes' | 'recordedAt'> & {
  readonly actor: { readonly kind: string; readonly name: string };
  readonly type: string;
  readonly changes: object;
};

/** A body has fewer bytes than this. */
export const bodyLimit = 20_000;

/**
 * The body sent for an event. Every role manages endpoints, so none is sent users' names and addresses. `changes` that are
 * too long become `{truncated: true}`.
 */
export const bodyOf = (event: Said): string => {
  const whole = write(event);
  return Buffer.byteLength(whole) < bodyLimit ? whole : write({ ...event, changes: { truncated: true } });
};

const write = (event: Said): string =>
  JSON.stringify({
    type: event.type,
    timestamp: event.occurredAt.toISOString(),
    data: {
      eventId: event.id,
      sequence: event.sequence,
      partnerId: event.partnerId,
      customerId: event.customerId,
      relationshipId: event.relationshipId,
      actor: { kind: event.actor.kind, name: event.actor.name },
      subject: { id: event.subjectId },
      changes: changesWithoutPeople(event),
      correlationId: event.correlationId,
      schemaVersion: event.schemaVersion,
    },
  });
