import type { Viewer } from '../access/authorise.ts';
import { runsByItsRecord } from '../blockers/ended-here.ts';
import { allItems } from '../blockers/items.ts';
import { nextPossibleRemovalDate } from '../blockers/next-removal-date.ts';
import { removalBlockers } from '../blockers/removal-blockers.ts';
import { clearsImmediately } from '../blockers/resolutions.ts';
import type { CommandContext } from '../commands/command.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { Policy } from '../policy.ts';
import { type ClearingPlan, clearingScopeOf, isLater, planClearing } from './clearing.ts';
import type { RemovalTerms } from './job-commands.ts';

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

type When = Pick<RemovalTerms, 'removeAt' | 'whenClear'>;

/** When to remove as asked, or as suggested where neither a date nor that nothing blocks is asked for. */
export const scheduledWhen = (
  { removeAt, whenClear }: When,
  facts: RelationshipFacts,
  { policy, now }: Pick<CommandContext, 'policy' | 'now'>,
): When => {
  if (removeAt !== null || whenClear) return { removeAt, whenClear };
  const suggested = suggestedSchedule(facts, policy, now);
  return { removeAt: suggested.at, whenClear: suggested.whenClear };
};

/** What scheduling does at once. */
export interface SchedulePreview {
  readonly removeAt: Date | null;
  readonly whenClear: boolean;
  readonly clearing: ClearingPlan;
  /** Whether nothing makes the removal wait then. */
  readonly removesAtOnce: boolean;
}

/** What `scheduleRemoval` would do at once for this viewer. */
export const previewSchedule = (
  { facts, viewer }: { readonly facts: RelationshipFacts; readonly viewer: Viewer },
  asked: When & Pick<RemovalTerms, 'clears'>,
  context: CommandContext,
): SchedulePreview => {
  const { now } = context;
  const when = scheduledWhen(asked, facts, context);
  const clearing = planClearing({ facts, viewer }, clearingScopeOf({ ...when, clears: asked.clears }, now), context);
  return { ...when, clearing, removesAtOnce: !isLater(when.removeAt, now) && clearing.remaining.length === 0 };
};
