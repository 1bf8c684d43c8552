import type { EventChanges } from './events.gen.ts';

/** What happened. Newer servers may send types that are not listed here: ignore them. */
export type EventType = keyof EventChanges;

export interface Actor {
  readonly kind: 'user' | 'api_key' | 'customer' | 'import' | 'clock' | 'operator' | (string & Record<never, never>);
  readonly name: string;
}

interface Envelope {
  /** Unique in the installation; the same over a subscription, a poll and a webhook. */
  readonly id: string;
  /** 1, 2, 3 … per partner, in commit order, without gaps. */
  readonly sequence: number;
  /** RFC 3339, UTC. */
  readonly occurredAt: string;
  /** null where no customer is concerned. */
  readonly customerId: string | null;
  /**
   * Whose order it keeps: the partner's relationship with the customer, also when that has ended since. null where none is
   * concerned.
   */
  readonly relationshipId: string | null;
  readonly actor: Actor;
  /** The id of what changed. */
  readonly subjectId: string;
  /** Shared by all events of one command. */
  readonly correlationId: string;
  /** 2: `changes` are as typed here. Events written in version 1 have `changes` of their own: docs/events.md. */
  readonly schemaVersion: number;
}

interface Streamed {
  /** The place just after this event: store it with the event's effect, and resume from it. */
  readonly cursor: string;
  /** null where no customer is concerned. */
  readonly customerName: string | null;
}

interface Delivered {
  readonly partnerId: string;
  /** Whether `changes` were too long to be sent: then read the event by its id. */
  readonly truncated: false;
}

/** One member per type: `type` determines `changes`. */
type Typed<Rest> = {
  [T in EventType]: Envelope & Rest & { readonly type: T; readonly changes: EventChanges[T] };
}[EventType];

/** One entry of a partner's log, however it was received. */
export type RelationshipEvent = Typed<unknown>;

/** An event as a subscription sends it. */
export type StreamedEvent = Typed<Streamed>;

/** An event as a webhook delivers it. */
export type WebhookEvent = Typed<Delivered> | TruncatedEvent;

interface TruncatedEvent extends Envelope {
  readonly type: EventType;
  readonly partnerId: string;
  readonly truncated: true;
  readonly changes: { readonly truncated: true };
}
