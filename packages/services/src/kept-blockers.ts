import type {
  Change,
  CommandContext,
  RelationshipFacts,
  ResellerRelationship,
  StoreTransaction,
} from '@untether/domain';
import { awakenedSchedule, factsAfter, keptBlockers } from '@untether/domain';

type Moment = Pick<CommandContext, 'policy' | 'now'>;

/** Recomputes what these relationships keep of their blockers, inside the transaction that changed their facts. */
export const refreshKeptBlockers = async (
  tx: StoreTransaction,
  { partnerId, relationshipIds }: { readonly partnerId: string; readonly relationshipIds: readonly string[] },
  moment: Moment,
): Promise<void> => {
  if (relationshipIds.length === 0) return;
  const facts = await tx.loadFacts(partnerId, relationshipIds);
  const kept = facts.flatMap((one) => keeping(one, one.relationship, moment) ?? []);
  await tx.apply([...kept, ...facts.flatMap((one) => awakened(one.relationship, kept, moment))]);
};

/**
 * A decision's changes together with what these relationships keep after them. `facts` are as the transaction has read
 * them: what the changes make of them need not be read again.
 */
export const withKeptBlockers = (
  changes: readonly Change[],
  facts: readonly RelationshipFacts[],
  moment: Moment,
): readonly Change[] => {
  const all = [...changes];
  for (const before of facts) {
    const after = factsAfter(before, changes);
    const kept = keeping(after, before.relationship, moment);
    if (kept === undefined) continue;
    const at = all.findIndex((one) => 'update' in one && one.update === 'relationship' && one.id === kept.id);
    const own = all[at];
    if (own !== undefined && 'update' in own && own.update === 'relationship')
      all[at] = { ...own, set: { ...own.set, ...kept.set } };
    else all.push(kept);
    if (after.relationship.state === 'active') all.push(...awakened(after.relationship, [kept], moment));
  }
  return all;
};

/** A scheduled removal that waits until nothing blocks, once nothing does. */
const awakened = (
  relationship: ResellerRelationship,
  kept: readonly { readonly id: string; readonly set: { readonly keptBlockers?: string | null } }[],
  { now }: Moment,
): readonly Change[] =>
  kept.some(({ id, set }) => id === relationship.id && set.keptBlockers === '')
    ? awakenedSchedule(relationship, now)
    : [];

/** What a relationship keeps that is not kept of it already; undefined for nothing. Each field has indexes to write. */
const keeping = (after: RelationshipFacts, kept: ResellerRelationship, { policy, now }: Moment) => {
  const { partnerId, id } = kept;
  const fields = Object.entries(keptBlockers(after, policy, now)).filter(
    ([name, value]) => !isSame(value, kept[name as keyof ResellerRelationship]),
  );
  if (fields.length === 0) return undefined;
  return { update: 'relationship', partnerId, id, set: Object.fromEntries(fields) } as const;
};

const isSame = (a: unknown, b: unknown): boolean => {
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (Array.isArray(a) && Array.isArray(b)) return a.join() === b.join();
  return a === b;
};
