import type { EventType } from '../events/events.ts';
import type { Digests } from '../proof/digested.ts';
import type { Actor } from './entities.ts';
import type { RequestedGranularAdmin } from './requests.ts';
import type { EndedBy, ItemStatus, RemainingItemKind, RemovalEffectKind } from './vocabulary.ts';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** What an event says changed, as the log keeps it. events/events.ts declares the current shape of each type. */
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
  /** When it was written: never before an earlier event of the log, later than `occurredAt` where time did it. */
  readonly recordedAt: Date;
  readonly schemaVersion: number;
}

/** How an event hangs on the one before it in its log, see `eventDocument`. */
export interface EventLink {
  /** Of the event's document as canonical JSON, hex. */
  readonly hash: string;
  readonly digests: Digests;
}

export interface ChainedEvent extends Event {
  readonly link: EventLink;
}

export interface Attestation {
  readonly version: string;
  readonly text: string;
}

export interface RemovalEffect {
  readonly kind: RemovalEffectKind;
  readonly count: number;
  /** The partner that leaves. */
  readonly partnerName: string;
  /** Of DELEGATED_ADMIN_ENDS: how many of `count` are granular (GDAP); null for the others. */
  readonly granularCount: number | null;
}

/** An effect as receipts of the first versions keep it: an English sentence, shown unchanged. */
export type EarlierEffect = Pick<RemovalEffect, 'kind' | 'count'> & { readonly message: string };

/** `subjectId`: what it is about, one of the partner's own; null when it is about the whole. */
export type RemovalWarning =
  | {
      readonly kind: 'delegated_admin_will_end';
      readonly subjectId: string;
      readonly customerName: string;
      /** How many granular relationships (GDAP) end. */
      readonly count: number;
    }
  | {
      readonly kind: 'last_partner';
      readonly subjectId: null;
      readonly partnerName: string;
      readonly customerName: string;
    }
  | { readonly kind: 'support_contact_designations'; readonly subjectId: null; readonly count: number }
  | {
      readonly kind: 'reseller_relationship_ends_too';
      readonly subjectId: null;
      readonly subjectName: string;
      readonly customerName: string;
    }
  | {
      readonly kind: 'data_deletion';
      readonly subjectId: string;
      readonly subjectName: string;
      readonly at: Date;
    }
  | {
      readonly kind: 'still_billed';
      readonly subjectId: string;
      readonly subjectName: string;
      /** Until when; null = no end is known here. */
      readonly at: Date | null;
    }
  | { readonly kind: 'azure_role_assignments_survive'; readonly subjectId: null }
  | {
      readonly kind: 'end_at_vendor';
      readonly subjectId: string;
      readonly subjectName: string;
      readonly recordedAs: RecordedAs | null;
      readonly endedBy: EndedBy | null;
    };

/** How an item is recorded that the vendor still has running. */
export type RecordedAs = Extract<ItemStatus, 'suspended' | 'cancelled' | 'expired' | 'disabled' | 'deleted'>;

export interface ClearedItem {
  readonly subjectId: string;
  readonly name: string;
  /** The event that cleared it, e.g. `subscription-suspended` or `removal-blocker-waived`. */
  readonly how: EventType;
  readonly by: Actor;
  readonly at: Date;
  /** The reason given with a waiver; null otherwise. */
  readonly reason: string | null;
  /** Of a cancelled reservation: whether it is refunded; null = not known, or it was not cancelled. */
  readonly refunded: boolean | null;
}

/** As receipts of the first versions keep it. */
export type EarlierClearedItem = Omit<ClearedItem, 'refunded'>;

export interface RemainingItem {
  readonly kind: RemainingItemKind;
  readonly subjectId: string | null;
  /** What people call it; null when it is about the whole. */
  readonly name: string | null;
  /** When it ends by itself, e.g. when data is deleted, billing stops or an open blocker clears; null = not by itself. */
  readonly at: Date | null;
  /** Of END_AT_VENDOR about an item: how it is recorded here; null for the relationship itself, and for other kinds. */
  readonly recordedAs: RecordedAs | null;
  /** Of END_AT_VENDOR about an item: what its end here rests on; null as `recordedAs`, and where a receipt does not tell. */
  readonly endedBy: EndedBy | null;
}

/** As `EarlierEffect`. `name` is null where the receipt does not say. */
export type EarlierRemainingItem = Omit<RemainingItem, 'recordedAs' | 'endedBy'> & { readonly message: string };

/** A letter to copy or print; paragraphs are set apart by blank lines. */
export interface LetterText {
  readonly subject: string;
  readonly body: string;
}
export interface CustomerNotice extends LetterText {
  /** `en`, `ja`: one of `locales`. */
  readonly locale: string;
}

/** What a notice tells the customer: what ended, and what it still has to do. */
export interface NoticeFacts {
  readonly partnerName: string;
  readonly customerName: string;
  readonly endedAt: Date;
  readonly deletions: readonly { readonly name: string; readonly at: Date }[];
  /** Whether role assignments of the partner may survive in the customer's Azure subscriptions. */
  readonly hasRoleAssignments: boolean;
}

/** What an invitation's e-mail says. */
export interface InvitationFacts {
  readonly partnerName: string;
  /** The indirect provider whose relationship is established too; null where there is none. */
  readonly providerName: string | null;
  /** null where the partner names no customer. */
  readonly customerName: string | null;
  /** null where no admin privileges are asked for. */
  readonly granularAdmin: RequestedGranularAdmin | null;
  readonly expiresAt: Date;
  readonly link: string;
}

/** The immutable proof of a removal, written in its transaction. */
export interface RemovalReceipt {
  readonly partnerId: string;
  /** The partner and the customer's domain as they were then; null until an earlier receipt has its proof. */
  readonly partnerName: string | null;
  readonly partnerTenantId: string | null;
  readonly id: string;
  readonly relationshipId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly customerTenantId: string;
  /** null also where the customer had none. */
  readonly customerDomain: string | null;
  readonly removedAt: Date;
  readonly removedBy: Actor;
  readonly reason: string | null;
  /** null where an end at the vendor was recorded: nothing was decided here. */
  readonly attestation: Attestation | null;
  readonly effects: readonly (RemovalEffect | EarlierEffect)[];
  readonly cleared: readonly (ClearedItem | EarlierClearedItem)[];
  readonly remaining: readonly (RemainingItem | EarlierRemainingItem)[];
  /** Only in early receipts; empty in later ones, see `noticesOf`. */
  readonly notice: readonly CustomerNotice[];
  /** null: written by a version without hashes, and not hashed since. */
  readonly proof: ReceiptProof | null;
}

/** What shows that a receipt is unchanged, see `receiptDocument`. */
export interface ReceiptProof {
  /** Of the document as canonical JSON, hex. */
  readonly sha256: string;
  /** When it was made: with the receipt, or later for one of a version without hashes. */
  readonly at: Date;
  /** Of what stands in the document as a digest, by JSON Pointer. */
  readonly digests: Digests;
}

/** What an earlier receipt gets once. */
export type ReceiptSeal = Pick<RemovalReceipt, 'partnerName' | 'partnerTenantId' | 'customerDomain' | 'proof'>;
