import type { EventType } from '../events/events.ts';
import type { Actor } from './entities.ts';
import type { Locale, RemainingItemKind, RemovalEffectKind, RemovalWarningKind } from './vocabulary.ts';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** What an event says changed, as the log keeps it. What each type says today is declared in events/events.ts. */
export type EventChanges = { readonly [field: string]: JsonValue };

/** An event before the store has numbered it. */
export interface NewEvent {
  readonly partnerId: string;
  readonly type: EventType;
  readonly occurredAt: Date;
  readonly actor: Actor;
  /** null for what concerns no customer (users, endpoints). */
  readonly customerId: string | null;
  readonly relationshipId: string | null;
  /** The id of what changed. */
  readonly subjectId: string;
  readonly changes: EventChanges;
  /** Shared by all events of one command. */
  readonly correlationId: string;
}

/** One entry of a partner's log: append-only, `sequence` is gap-free per partner. */
export interface Event extends NewEvent {
  readonly id: string;
  readonly sequence: number;
  readonly schemaVersion: number;
}

export interface Attestation {
  readonly version: string;
  readonly text: string;
}

export interface RemovalEffect {
  readonly kind: RemovalEffectKind;
  readonly count: number;
  readonly message: string;
}

export interface RemovalWarning {
  readonly kind: RemovalWarningKind;
  readonly message: string;
  /** The item it is about, one of the partner's own; null when it is about the whole. */
  readonly subjectId: string | null;
  readonly at: Date | null;
}

export interface ClearedItem {
  readonly subjectId: string;
  readonly name: string;
  /** The event that cleared it, e.g. `subscription-suspended` or `removal-blocker-waived`. */
  readonly how: EventType;
  readonly by: Actor;
  readonly at: Date;
  /** The reason given with a waiver; null otherwise. */
  readonly reason: string | null;
}

export interface RemainingItem {
  readonly kind: RemainingItemKind;
  readonly message: string;
  readonly subjectId: string | null;
  /** What people call it; null when it is about the whole, or where an old receipt does not tell. */
  readonly name: string | null;
  /** When it ends by itself, e.g. when data is deleted; null = not by itself. */
  readonly at: Date | null;
}

export interface CustomerNotice {
  readonly locale: Locale;
  readonly subject: string;
  readonly body: string;
}

/** The immutable proof of a removal, written in its transaction. */
export interface RemovalReceipt {
  readonly partnerId: string;
  readonly id: string;
  readonly relationshipId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly customerTenantId: string;
  readonly removedAt: Date;
  readonly removedBy: Actor;
  readonly reason: string | null;
  readonly attestation: Attestation;
  readonly effects: readonly RemovalEffect[];
  readonly cleared: readonly ClearedItem[];
  readonly remaining: readonly RemainingItem[];
  readonly notice: readonly CustomerNotice[];
}
