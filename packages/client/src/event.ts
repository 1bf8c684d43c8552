import type { EventType } from './event-types.ts';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export interface Actor {
  readonly kind: 'user' | 'api_key' | 'customer' | 'import' | 'clock' | (string & Record<never, never>);
  readonly name: string;
}

/** One entry of a partner's log, however it came. */
export interface RelationshipEvent {
  /** Unique in the installation; the same over a subscription, a poll and a webhook. */
  readonly id: string;
  /** 1, 2, 3 … per partner, in commit order, without gaps. */
  readonly sequence: number;
  readonly type: EventType | (string & Record<never, never>);
  /** RFC 3339, UTC. */
  readonly occurredAt: string;
  /** null for what concerns no customer. */
  readonly customerId: string | null;
  readonly actor: Actor;
  /** The id of what changed. */
  readonly subjectId: string;
  /** Per field the value before and after, or facts such as counts. */
  readonly changes: { readonly [field: string]: JsonValue };
  /** Shared by all events of one command. */
  readonly correlationId: string;
  readonly schemaVersion: number;
}

/** An event as a subscription sends it. */
export interface StreamedEvent extends RelationshipEvent {
  /** The place just after this event: store it with the event's effect, and resume from it. */
  readonly cursor: string;
  /** null for what concerns no customer. */
  readonly customerName: string | null;
}

/** An event as a webhook delivers it. */
export interface WebhookEvent extends RelationshipEvent {
  readonly partnerId: string;
  /** `changes` were too long to be sent: read the event by its id. */
  readonly truncated: boolean;
}
