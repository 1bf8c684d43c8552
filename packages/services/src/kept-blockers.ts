import type { CommandContext, StoreTransaction } from '@untether/domain';
import { keptBlockers } from '@untether/domain';

/** Recomputes what these relationships keep of their blockers, inside the transaction that changed their facts. */
export const refreshKeptBlockers = async (
  tx: StoreTransaction,
  { partnerId, relationshipIds }: { readonly partnerId: string; readonly relationshipIds: readonly string[] },
  { policy, now }: Pick<CommandContext, 'policy' | 'now'>,
): Promise<void> => {
  if (relationshipIds.length === 0) return;
  const facts = await tx.loadFacts(partnerId, relationshipIds);
  await tx.apply(
    facts.map((one) => {
      const { id } = one.relationship;
      return { update: 'relationship', partnerId, id, set: keptBlockers(one, policy, now) };
    }),
  );
};
