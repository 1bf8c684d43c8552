import type { EventType } from '../events/events.ts';
import type { Actor } from './entities.ts';
import type {
  DeliveryFailureCode,
  Role,
  WebhookDeliveryCause,
  WebhookDeliveryState,
  WebhookEndpointState,
} from './vocabulary.ts';

/** Lets a program act for the user who created it, with at most that user's roles, until that user is disabled. */
export interface ApiKey {
  readonly partnerId: string;
  /** `key_…` */
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** How the key begins: enough to recognise it, not to use it. */
  readonly prefix: string;
  /** SHA-256 of the whole key, hex. */
  readonly hash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** To the minute; null = never used. */
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** One secret of an endpoint. Two overlap while one is rotated. */
export interface WebhookSecret {
  /** `whsec_…` (HMAC, `v1`) or `whsk_…` (ed25519, `v1a`). */
  readonly secret: string;
  /** Until when it signs; null = until it is rotated. */
  readonly expiresAt: string | null;
}

/** Where a partner wants its events sent. */
export interface WebhookEndpoint {
  readonly partnerId: string;
  /** `whk_…` */
  readonly id: string;
  readonly url: string;
  readonly description: string | null;
  /** null = every type. */
  readonly types: readonly EventType[] | null;
  readonly state: WebhookEndpointState;
  /** Why it is paused or disabled; null while enabled. */
  readonly stateReason: EndpointStop | null;
  readonly secrets: readonly WebhookSecret[];
  readonly createdAt: Date;
  /** Events up to this sequence have been queued for it or passed over. */
  readonly queuedThrough: number;
  /** Since when every attempt has failed; null = the last one succeeded. */
  readonly failingSince: Date | null;
  /** Whether the coming pause was announced. */
  readonly warned: boolean;
}

/** Why an endpoint gets no events. `said`: in the words of an earlier version. */
export type EndpointStop =
  | { readonly code: 'gone' }
  | { readonly code: 'disabled_by_user'; readonly name: string }
  /** `since` is RFC 3339. */
  | { readonly code: 'nothing_but_failure'; readonly since: string; readonly last: DeliveryFailure }
  | { readonly code: 'said'; readonly text: string };

/** Why a delivery failed. `said`: in the words of the network library or of an earlier version. */
export type DeliveryFailure =
  | { readonly code: 'status' | 'redirect'; readonly status: number }
  | { readonly code: 'no_answer'; readonly seconds: number }
  | { readonly code: 'said'; readonly text: string }
  | {
      readonly code: Exclude<DeliveryFailureCode, 'status' | 'redirect' | 'no_answer' | 'said'>;
    };

/** Not a real instant: it is later than every other. */
export const heldBack = new Date('9999-12-31T00:00:00.000Z');

/** One event on its way to one endpoint. */
export interface WebhookDelivery {
  readonly partnerId: string;
  /** `dlv_…` */
  readonly id: string;
  readonly endpointId: string;
  readonly eventId: string;
  readonly eventSequence: number;
  /** Deliveries of one endpoint with the same lane go out one after the other, oldest first; null = on its own. */
  readonly lane: string | null;
  readonly cause: WebhookDeliveryCause;
  readonly state: WebhookDeliveryState;
  /** How often it has been tried. */
  readonly attempts: number;
  readonly createdAt: Date;
  /** When a worker looks at it next; `heldBack` while an earlier one of its lane, or its endpoint, holds it back. */
  readonly nextAttemptAt: Date;
  /** A worker has it until then; null = none has. */
  readonly leasedUntil: Date | null;
  readonly finishedAt: Date | null;
  /** When the first attempt failed; null before that. */
  readonly firstFailedAt: Date | null;
  /** When its wait was last cut short because the endpoint answered again; null = never. */
  readonly hastenedAt: Date | null;
  /** Whether an event told that it holds up its relationship. */
  readonly blockAnnounced: boolean;
  /** Who gave it up and why; null = nobody. */
  readonly skip: DeliverySkip | null;
}

/** A user's decision that a receiver does without an event. */
export interface DeliverySkip {
  readonly by: Actor;
  readonly reason: string;
}

/** One attempt to deliver. */
export interface WebhookAttempt {
  readonly partnerId: string;
  readonly deliveryId: string;
  /** 1, 2, 3 … */
  readonly number: number;
  readonly at: Date;
  /** HTTP status; null where there was no answer. */
  readonly status: number | null;
  readonly latencyMs: number;
  /** What went wrong; null for success. */
  readonly error: DeliveryFailure | null;
  /** The first 1,000 bytes of the answer; null where there was none. */
  readonly answer: string | null;
}
