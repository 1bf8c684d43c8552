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
  const { relationship, customer } = facts;
  const peers = await reads.listPeers(partner.id, customer.id);
  const own = await leavingOf(reads, partner, facts);
  const reseller = await loadReseller(reads, { partner, facts, peers });
  const leavingIds = reseller === null ? [partner.id] : [partner.id, reseller.partner.id];
  const designations = relationship.state === 'active' ? await reads.listDesignations(customer.id, leavingIds) : [];
  return { own, reseller, peers, designations };
};

const leavingOf = async (reads: StoreReads, partner: Partner, facts: RelationshipFacts): Promise<Leaving> => ({
  partner,
  facts,
  clearing: await reads.listRelationshipEvents(partner.id, facts.relationship.id, clearingEventTypes),
  openRequests: await reads.listOpenRequests(partner.id, facts.customer.id),
});

const loadReseller = async (
  reads: StoreReads,
  {
    partner,
    facts,
    peers,
  }: { readonly partner: Partner; readonly facts: RelationshipFacts; readonly peers: RemovalCase['peers'] },
): Promise<Leaving | null> => {
  const peer = await findLeavingReseller(reads, { partner, relationship: facts.relationship, peers });
  if (peer === undefined) return null;
  const reseller = await reads.findPartner(peer.partnerId);
  const [resellerFacts] = await reads.loadFacts(peer.partnerId, [peer.relationshipId]);
  return reseller && resellerFacts ? leavingOf(reads, reseller, resellerFacts) : null;
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
  const isAssociated = named !== null && (await reads.isAssociated(ended.partner.id, named));
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
