import type { RelationshipFacts, StoreReads } from '@untether/domain';

/** The facts of the newest relationship of a partner with a customer; undefined where there was none. */
export const findLatestFacts = async (
  reads: StoreReads,
  partnerId: string,
  customerId: string,
): Promise<RelationshipFacts | undefined> => {
  const relationship = await reads.findLatestRelationship(partnerId, customerId);
  return relationship && (await reads.loadFacts(partnerId, [relationship.id]))[0];
};
