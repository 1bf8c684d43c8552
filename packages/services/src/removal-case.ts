import type {
  Leaving,
  Partner,
  PeerRelationship,
  RelationshipFacts,
  RemovalCase,
  ResellerRelationship,
  StoreReads,
} from '@untether/domain';
import { clearingEventTypes, findResellerThatLeaves, stayingProviders } from '@untether/domain';

/** Reads everything the removal of one relationship depends on, from other tenants too. */
export const loadRemovalCase = async (
  reads: StoreReads,
  partner: Partner,
  facts: RelationshipFacts,
): Promise<RemovalCase> => {
  const [removal] = await loadRemovalCases(reads, partner, [facts]);
  if (removal === undefined) throw new Error('a removal without its case');
  return removal;
};

/** The same for several relationships of a partner: as many statements as for one, and a few per reseller that leaves. */
export const loadRemovalCases = async (
  reads: StoreReads,
  partner: Partner,
  all: readonly RelationshipFacts[],
): Promise<readonly RemovalCase[]> => {
  const peers = await reads.listPeers(partner.id, customersOf(all));
  const own = await leavingOf(reads, partner, all);
  const named = all.flatMap(({ relationship }) => relationship.associatedResellerId ?? []);
  const associated = named.length === 0 ? [] : await reads.findAssociated(partner.id, [...new Set(named)]);
  const started = own.map((leaving) => {
    const { relationship, customer } = leaving.facts;
    const others = peers.filter((peer) => peer.customerId === customer.id);
    const isAssociated = associated.includes(relationship.associatedResellerId ?? '');
    return {
      own: leaving,
      peers: others,
      peer: findResellerThatLeaves({ partner, relationship, peers: others, isAssociated }),
    };
  });
  const resellers = await loadResellers(
    reads,
    started.flatMap(({ peer }) => peer ?? []),
  );
  const cases = started.map(({ own, peers, peer }) => ({
    own,
    peers,
    reseller: resellers.find(({ facts }) => facts.relationship.id === peer?.relationshipId) ?? null,
  }));
  const active = all.filter(({ relationship }) => relationship.state === 'active');
  const leaving = [partner.id, ...new Set(resellers.map((reseller) => reseller.partner.id))];
  const designations = active.length === 0 ? [] : await reads.listDesignations(customersOf(active), leaving);
  return cases.map((one) => ({
    ...one,
    designations: designations.filter(
      ({ customerId, supportContactPartnerId }) =>
        one.own.facts.relationship.state === 'active' &&
        customerId === one.own.facts.customer.id &&
        [partner.id, one.reseller?.partner.id].includes(supportContactPartnerId),
    ),
  }));
};

const customersOf = (all: readonly RelationshipFacts[]) => [...new Set(all.map(({ customer }) => customer.id))];

const leavingOf = async (
  reads: StoreReads,
  partner: Partner,
  all: readonly RelationshipFacts[],
): Promise<readonly Leaving[]> => {
  const ids = all.map(({ relationship }) => relationship.id);
  const customerIds = customersOf(all);
  const clearing = await reads.listCustomerEvents(partner.id, customerIds, clearingEventTypes);
  const openRequests = await reads.listOpenRequests(partner.id, customerIds);
  const releases = await reads.findLatestReleaseRequests(partner.id, ids);
  return all.map((facts) => ({
    partner,
    facts,
    clearing: clearing.filter((event) => event.relationshipId === facts.relationship.id),
    openRequests: openRequests.filter((request) => request.customerId === facts.customer.id),
    release: releases.find((request) => request.relationshipId === facts.relationship.id),
  }));
};

const loadResellers = async (reads: StoreReads, peers: readonly PeerRelationship[]): Promise<readonly Leaving[]> => {
  if (peers.length === 0) return [];
  const partners = await reads.findPartners([...new Set(peers.map(({ partnerId }) => partnerId))]);
  const loaded = partners.map(async (reseller) => {
    const ids = peers.filter(({ partnerId }) => partnerId === reseller.id).map((peer) => peer.relationshipId);
    return leavingOf(reads, reseller, await reads.loadFacts(reseller.id, ids));
  });
  return (await Promise.all(loaded)).flat();
};

/** The reseller whose relationship ends with this one, see `findResellerThatLeaves`; undefined where none does. */
export const findLeavingReseller = async (
  reads: StoreReads,
  ended: {
    readonly partner: Partner;
    readonly relationship: ResellerRelationship;
    readonly peers: RemovalCase['peers'];
  },
): Promise<PeerRelationship | undefined> => {
  const { associatedResellerId: named } = ended.relationship;
  const isAssociated = named !== null && (await reads.findAssociated(ended.partner.id, [named])).length > 0;
  return findResellerThatLeaves({ ...ended, isAssociated });
};

/**
 * The partners whose logs a removal writes; and the customer's providers where it depends on which of them stay: a
 * designation of a leaving partner falls back to one, and one may name the same reseller. None of them may be removed
 * in between.
 */
export const partnersConcerned = (removal: RemovalCase): readonly string[] => [
  ...new Set([
    removal.own.partner.id,
    ...(removal.reseller ? [removal.reseller.partner.id] : []),
    ...removal.designations.map((one) => one.partnerId),
    ...(dependsOnProviders(removal) ? stayingProviders(removal) : []),
  ]),
];

const dependsOnProviders = ({ own, designations }: RemovalCase): boolean =>
  designations.length > 0 || own.facts.relationship.associatedResellerId !== null;
