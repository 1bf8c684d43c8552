import type { EventType } from '../events/events.ts';
import type { Customer, Partner, ResellerRelationship } from '../model/entities.ts';
import type { Event, JsonValue } from '../model/records.ts';
import type { ActorKind, RelationshipRequestState, RemovalBlockerKind, RemovalOutlook } from '../model/vocabulary.ts';

/** Instants in (after, until]; null bounds are open. */
export interface TimeSpan {
  readonly after: Date | null;
  readonly until: Date | null;
}

/** Which customers of a list; all that is given has to hold. */
export interface CustomerQuery {
  /** Contained in name, domain or (three letters or more) tenant id; compared after NFKC and lower case. */
  readonly search?: string | undefined;
  readonly country?: string | undefined;
  /** true = nothing blocks, by the kept kinds. */
  readonly removable?: boolean | undefined;
  /** The kept one. */
  readonly removalOutlook?: RemovalOutlook | undefined;
  /** Any of these kinds is among the kept ones. */
  readonly blockedBy?: readonly RemovalBlockerKind[] | undefined;
  readonly tenantId?: string | undefined;
  /** The kept `nextRemovalAt` is in this span, or not known. */
  readonly nextRemoval?: TimeSpan | 'unknown' | undefined;
  readonly associatedResellerId?: string | undefined;
  /** Whether any of its subscriptions falls into a paid extension, by the kept count. */
  readonly willExtend?: boolean | undefined;
  /** Whether it has an OPEN request to be released. */
  readonly releaseRequested?: boolean | undefined;
}
/** By next removal, a date that is not known counts as the last. */
export type CustomerOrder =
  | 'name_asc'
  | 'name_desc'
  | 'established_asc'
  | 'established_desc'
  | 'next_possible_removal_asc'
  | 'next_possible_removal_desc';

/**
 * How much of a customer on a list is read.
 * `identity`  the customer, and the id of the relationship
 * `card`      and what the relationship keeps of its blockers
 * `whole`     all of both
 */
export type CustomerPart = 'identity' | 'card' | 'whole';

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
  readonly customerId: string;
  readonly partnerId: string;
  readonly relationshipId: string;
  readonly partnerKind: Partner['kind'];
  readonly associatedResellerId: string | null;
}

/** One subscription of a customer, of any partner, that designates a partner as support contact. */
export interface Designation {
  readonly customerId: string;
  readonly partnerId: string;
  readonly relationshipId: string;
  readonly subscriptionId: string;
  readonly supportContactPartnerId: string;
}

/** Which items of one kind: a list per relationship. */
export interface ItemQuery {
  readonly relationshipIds: readonly string[];
  /** Only rows in one of these statuses (subscriptions). */
  readonly status?: readonly string[] | undefined;
}

/** Just after an event of a partner's log. Sequence 0, without an id, is before the first. */
export type LogPlace = Pick<Event, 'partnerId' | 'sequence' | 'id'>;

/** Which events of a log; all that is given has to hold. */
export interface EventQuery {
  readonly customerId?: string | undefined;
  readonly types?: readonly EventType[] | undefined;
  readonly recorded?: TimeSpan | undefined;
  readonly actorKind?: ActorKind | undefined;
  readonly actorId?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly correlationId?: string | undefined;
  /** Contained in the customer's name, domain or tenant id, in who did it, or in a text of what changed. */
  readonly search?: string | undefined;
  /** Names and addresses of users are not searched. */
  readonly withoutPeople?: true | undefined;
}

/** ACTIVE relationships that share the same kept blocker kinds, counted. */
export interface PortfolioGroup {
  readonly blockerKinds: readonly RemovalBlockerKind[];
  readonly customers: number;
}

/** ACTIVE relationships with the same kept outlook, counted. */
export interface OutlookCount {
  readonly outlook: RemovalOutlook;
  readonly customers: number;
}
/** The same of one reseller's; null = those of no reseller. */
export interface ResellerOutlook extends OutlookCount {
  readonly resellerId: string | null;
}
/** Which requests of a partner. */
export interface RequestQuery {
  /** By the clock, see `requestStateAt`. */
  readonly state?: RelationshipRequestState | undefined;
  readonly now: Date;
  /** Contained in the address it was meant for, or in what the customer is found by on the customer list. */
  readonly search?: string | undefined;
  readonly customerId?: string | undefined;
  readonly created?: TimeSpan | undefined;
}

/** Which receipts of a partner; all that is given has to hold. */
export interface ReceiptQuery {
  /** Contained in what the customer was found by on the customer list. */
  readonly search?: string | undefined;
  readonly customerId?: string | undefined;
  readonly removed?: TimeSpan | undefined;
  /** The person or the API key that removed it. */
  readonly actorId?: string | undefined;
}

/** The answer to a command with a key, kept to be given again. */
export interface IdempotencyRecord {
  /** Of the command and its input. */
  readonly fingerprint: string;
  readonly result: JsonValue;
}
