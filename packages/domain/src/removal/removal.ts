import type { EventType } from '../events/events.ts';
import type { Partner, ResellerRelationship } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { NewEvent } from '../model/records.ts';
import type { RelationshipRequest, ReleaseRequest } from '../model/requests.ts';
import type { Designation, PeerRelationship } from '../store/queries.ts';

/** One relationship that ends: the removed one, and with a provider's also its reseller's. */
export interface Leaving {
  readonly partner: Partner;
  readonly facts: RelationshipFacts;
  /** Events of `clearingEventTypes` since it was established, ascending: what was cleared. */
  readonly clearing: readonly NewEvent[];
  /** The partner's requests to the customer that wait for an answer. */
  readonly openRequests: readonly RelationshipRequest[];
  /** The customer's newest request to be released; undefined where there was none. */
  readonly release: ReleaseRequest | undefined;
}

/** Everything a removal depends on. */
export interface RemovalCase {
  readonly own: Leaving;
  /** The reseller's relationship that ends with it; null where there is none, see `findResellerThatLeaves`. */
  readonly reseller: Leaving | null;
  /** Other partners' ACTIVE relationships with the customer. */
  readonly peers: readonly PeerRelationship[];
  /** Subscriptions of the customer, of any partner, that designate a leaving partner as support contact. */
  readonly designations: readonly Designation[];
}

export const clearingEventTypes = [
  'subscription-suspended',
  'subscription-cancelled',
  'azure-entitlement-cancelled',
  'reservation-cancelled',
  'software-purchase-cancelled',
  'removal-blocker-waived',
] as const satisfies readonly EventType[];

/** Whether something was bought that a cancellation may refund: what is billed by usage is not. */
export const mayBeRefunded = (how: EventType): boolean =>
  how === 'subscription-cancelled' || how === 'reservation-cancelled' || how === 'software-purchase-cancelled';

/**
 * The reseller whose relationship ends with its provider's: the one the provider's relationship names, unless another
 * provider's ACTIVE relationship with the customer still names it. Only a reseller associated with the provider here:
 * a name in an import ends none. Its own relationship is among the peers.
 */
export const findResellerThatLeaves = ({
  partner,
  relationship,
  peers,
  isAssociated,
}: {
  readonly partner: Partner;
  readonly relationship: ResellerRelationship;
  readonly peers: readonly PeerRelationship[];
  /** Whether the named reseller sells through this provider now. */
  readonly isAssociated: boolean;
}): PeerRelationship | undefined => {
  const resellerId = relationship.associatedResellerId;
  if (partner.kind !== 'indirect_provider' || resellerId === null || !isAssociated) return undefined;
  const stillNamed = peers.some(
    (peer) => peer.partnerKind === 'indirect_provider' && peer.associatedResellerId === resellerId,
  );
  return stillNamed
    ? undefined
    : peers.find((peer) => peer.partnerId === resellerId && peer.partnerKind === 'indirect_reseller');
};

/** The relationships that end, the partner's own first. */
export const leaving = (removal: RemovalCase): readonly Leaving[] =>
  removal.reseller === null ? [removal.own] : [removal.own, removal.reseller];

/** Partners that stay with the customer. */
export const staying = (removal: RemovalCase): readonly PeerRelationship[] => {
  const gone = new Set(leaving(removal).map((one) => one.partner.id));
  return removal.peers.filter((peer) => !gone.has(peer.partnerId));
};

export const stayingProviders = (removal: RemovalCase): readonly string[] =>
  staying(removal)
    .filter((peer) => peer.partnerKind === 'indirect_provider')
    .map((peer) => peer.partnerId);
