import type { EventType } from '../events/events.ts';
import type { Customer, Partner, ResellerRelationship } from '../model/entities.ts';
import type { Event, JsonValue } from '../model/records.ts';
import type { RelationshipRequestState, RemovalBlockerKind } from '../model/vocabulary.ts';

/** Which customers of a list; all that is given has to hold. */
export interface CustomerQuery {
  /** Contained in name, domain or tenant id; compared after NFKC and lower case. */
  readonly search?: string | undefined;
  readonly country?: string | undefined;
  /** true = nothing blocks, by the kept kinds. */
  readonly removable?: boolean | undefined;
  /** Any of these kinds is among the kept ones. */
  readonly blockedBy?: readonly RemovalBlockerKind[] | undefined;
  readonly tenantId?: string | undefined;
}
export type CustomerOrder = 'name_asc' | 'name_desc' | 'established_asc' | 'established_desc';

/** A customer on a partner's list: its identity and the partner's ACTIVE relationship. */
export interface ListedCustomer extends Customer {
  readonly relationship: ResellerRelationship;
}

/** A partner a customer may designate; the one thing other tenants see. */
export interface SupportContact {
  readonly customerId: string;
  readonly partnerId: string;
  readonly name: string;
  readonly mpnId: string | null;
  readonly tenantId: string;
  readonly partnerKind: Partner['kind'];
}

/** Another partner's ACTIVE relationship with the same customer: what a removal or an acceptance needs of it. */
export interface PeerRelationship {
  readonly partnerId: string;
  readonly relationshipId: string;
  readonly partnerKind: Partner['kind'];
  readonly associatedResellerId: string | null;
}

/** One subscription of a customer, of any partner, that designates a partner as support contact. */
export interface Designation {
  readonly partnerId: string;
  readonly relationshipId: string;
  readonly subscriptionId: string;
  readonly supportContactPartnerId: string;
}

/** Which items of one kind. */
export interface ItemQuery {
  readonly relationshipId: string;
  /** Only rows in one of these statuses (subscriptions). */
  readonly status?: readonly string[] | undefined;
}

/** Just after an event of a partner's log. Sequence 0, without an id, is before the first. */
export type LogPlace = Pick<Event, 'partnerId' | 'sequence' | 'id'>;

/** Which events of a log; all that is given has to hold. */
export interface EventQuery {
  readonly customerId?: string | undefined;
  readonly types?: readonly EventType[] | undefined;
}

/** ACTIVE relationships that share the same kept blocker kinds, counted. */
export interface PortfolioGroup {
  readonly blockerKinds: readonly RemovalBlockerKind[];
  readonly customers: number;
}
/** How many blocked relationships could be removed at the earliest in (after, until]; null bounds are open. */
export interface PortfolioSpan {
  readonly after: Date | null;
  readonly until: Date | null;
}

/** Which requests of a partner. */
export interface RequestQuery {
  /** By the clock, see `requestStateAt`. */
  readonly state?: RelationshipRequestState | undefined;
  readonly now: Date;
}

/** The answer to a command with a key, kept to be given again. */
export interface IdempotencyRecord {
  /** Of the command and its input. */
  readonly fingerprint: string;
  readonly result: JsonValue;
}
