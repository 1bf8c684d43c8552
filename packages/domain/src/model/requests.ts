import type { Actor } from './entities.ts';
import type { RelationshipRequestState, ReleaseRequestState } from './vocabulary.ts';

/** Granular privileges (GDAP) that a request includes: they begin with the acceptance and last this many days. */
export type RequestedGranularAdmin = {
  /** Names of directory roles. */
  readonly roles: readonly string[];
  readonly durationDays: number;
};

/** A partner's request to a customer for a reseller relationship: one personal link. */
export interface RelationshipRequest {
  readonly partnerId: string;
  /** `req_…` */
  readonly id: string;
  /** The provider an indirect reseller sells through; acceptance establishes both. null for other partners. */
  readonly indirectProviderId: string | null;
  /** The customer it is for; where the partner named none, null until it is accepted. */
  readonly customerId: string | null;
  readonly customerEmail: string | null;
  /** null where it asks for no admin privileges. */
  readonly granularAdmin: RequestedGranularAdmin | null;
  /** SHA-256 of the link's token, hex. The token itself is shown once. */
  readonly tokenHash: string;
  readonly state: RelationshipRequestState;
  readonly createdAt: Date;
  readonly createdBy: Actor;
  readonly expiresAt: Date;
  /** Acceptances of this link that named something already known here, see `mostFailedAnswers`. */
  readonly failedAnswers: number;
  /** Who accepted or declined; null until then. */
  readonly answeredBy: Actor | null;
  readonly answeredAt: Date | null;
  /** The relationship it established. */
  readonly relationshipId: string | null;
  /** The granular privileges its acceptance granted. */
  readonly delegatedAdminRelationshipId: string | null;
  /** The receipt of the removal it wants to undo; null for a first request. */
  readonly receiptId: string | null;
}

/** A customer's request to a partner to end their relationship. */
export interface ReleaseRequest {
  /** The partner that is asked. */
  readonly partnerId: string;
  /** `rls_…` */
  readonly id: string;
  readonly relationshipId: string;
  readonly customerId: string;
  readonly reason: string;
  readonly state: ReleaseRequestState;
  readonly requestedAt: Date;
  readonly requestedBy: Actor;
  /** When it was declined, withdrawn or fulfilled; null while it is OPEN. */
  readonly endedAt: Date | null;
  /** Who declined or removed; null otherwise. */
  readonly answeredBy: Actor | null;
  /** Why it was declined; null otherwise. */
  readonly answer: string | null;
}

/** A person who signs in for a customer. `id` is `usr_…`, never that of a partner's user. */
export interface CustomerAdmin {
  readonly customerId: string;
  readonly id: string;
  /** Lower case, unique in the installation. */
  readonly email: string;
  readonly name: string;
  /**
   * The partners whose share of its company it sees and acts on: those whose invitation it accepted. null = all of them:
   * the operator vouches for it.
   */
  readonly provenFor: readonly string[] | null;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
}
