import { runsByItsRecord } from '../blockers/ended-here.ts';
import { allItems } from '../blockers/items.ts';
import { nextPossibleRemovalDate } from '../blockers/next-removal-date.ts';
import { removalBlockers } from '../blockers/removal-blockers.ts';
import { clearsImmediately } from '../blockers/resolutions.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { Policy } from '../policy.ts';

/** When to remove, unless somebody says otherwise. */
export interface SuggestedSchedule {
  /** null = once nothing blocks. */
  readonly at: Date | null;
  readonly whenClear: boolean;
  /** An imported item runs out: an import made after its end has to see it. */
  readonly importMustConfirm: boolean;
}

/** The next possible date; once nothing blocks where that is not known, or an import has to confirm an end first. */
export const suggestedSchedule = (facts: RelationshipFacts, policy: Policy, now: Date): SuggestedSchedule => {
  const blockers = removalBlockers(facts, policy, now);
  const items = new Map(allItems(facts).map((item) => [item.id, item]));
  const importMustConfirm = blockers.some(({ subjectId, resolutions }) => {
    const item = items.get(subjectId);
    return item !== undefined && !resolutions.some(clearsImmediately) && runsByItsRecord(item);
  });
  const next = nextPossibleRemovalDate(blockers, facts, policy, now);
  const at = importMustConfirm || next === null || next <= now ? null : next;
  return { at, whenClear: at === null, importMustConfirm };
};
