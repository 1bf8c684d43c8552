import { errorOf, type WireError } from './answer.ts';
import type { Actor, StreamedEvent } from './event.ts';

export const subscriptionDocument = `subscription ($after: String, $types: [EventType!], $customerId: ID) {
  relationshipEvents(after: $after, types: $types, customerId: $customerId) {
    __typename
    ... on Event {
      id sequence cursor type occurredAt customerId customerName relationshipId actor { kind name }
      subjectId changes correlationId schemaVersion
    }
    ... on Heartbeat { cursor lastSequence at }
  }
}`;

interface Heartbeat {
  readonly cursor: string;
  readonly lastSequence: number;
}

export type Message = { readonly event: StreamedEvent } | { readonly heartbeat: Heartbeat };

export interface WireResult {
  readonly data?: { readonly relationshipEvents?: WireMessage | null } | null;
  readonly errors?: readonly WireError[];
}
type WireMessage =
  | ({ readonly __typename: 'Heartbeat' } & Heartbeat)
  | ({ readonly __typename: 'Event'; readonly type: string; readonly actor: Actor } & Omit<StreamedEvent, 'type'>);

/** @throws SubscriptionRefused for what must not be retried, another error for what may. */
export const readResult = ({ data, errors }: WireResult): Message => {
  const [error] = errors ?? [];
  if (error) throw errorOf(error);
  const message = data?.relationshipEvents;
  if (!message) throw new Error('the server answered with nothing');
  const { __typename: _, ...rest } = message;
  if (!('changes' in rest)) return { heartbeat: rest };
  const { type, actor } = rest;
  return {
    event: { ...rest, type: toKebab(type), actor: { ...actor, kind: actor.kind.toLowerCase() } } as StreamedEvent,
  };
};

/** GraphQL writes SUBSCRIPTION_SUSPENDED, webhooks subscription-suspended: here it is always the latter. */
const toKebab = (type: string): string => type.toLowerCase().replaceAll('_', '-');
export const toEnum = (type: string): string => type.toUpperCase().replaceAll('-', '_');
