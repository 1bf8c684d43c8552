import type { Policy, StoreTransaction } from '@untether/domain';
import { keptBlockers } from '@untether/domain';

/** Recomputes what these relationships keep of their blockers, inside the transaction that changed their facts. */
export const refreshKeptBlockers = async (
  tx: StoreTransaction,
  of: {
    readonly partnerId: string;
    readonly relationshipIds: readonly string[];
    readonly policy: Policy;
    readonly now: Date;
  },
): Promise<void> => {
  const { partnerId, relationshipIds, policy, now } = of;
  if (relationshipIds.length === 0) return;
  const facts = await tx.loadFacts(partnerId, relationshipIds);
  await tx.apply(
    facts.map((one) => ({
      update: 'relationship',
      partnerId,
      id: one.relationship.id,
      set: keptBlockers(one, policy, now),
    })),
  );
};
