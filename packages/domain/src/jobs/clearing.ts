import type { Viewer } from '../access/authorise.ts';
import { findForbidden } from '../access/authorise.ts';
import type { BlockerAction } from '../blockers/actions.ts';
import { blockerActions } from '../blockers/actions.ts';
import type { RemovalBlocker } from '../blockers/blocker.ts';
import { removalBlockers } from '../blockers/removal-blockers.ts';
import { permissionFor } from '../blockers/resolutions.ts';
import { decideItemCommand } from '../commands/available-commands.ts';
import type { CommandContext } from '../commands/command.ts';
import { factsAfter } from '../commands/facts-after.ts';
import type { Outcome } from '../commands/outcome.ts';
import { refused } from '../commands/outcome.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { ClearingResolution, RemainingBlocker, RemovalJob, RemovalJobStep } from '../model/jobs.ts';
import { clearingResolutions } from '../model/jobs.ts';
import type { RemovalResolution } from '../model/vocabulary.ts';
import { isPast } from '../time/instants.ts';

/** What ends with the term, chosen now. */
export const endOfTermResolutions = ['cancel_at_term_end', 'turn_off_auto_renew'] as const;

/** One blocker and what is done about it. */
export interface ClearingStep {
  readonly blocker: RemovalBlocker;
  readonly action: BlockerAction & { readonly resolution: ClearingResolution };
  /** The blocker that stays in its place, which time clears; null where it goes. */
  readonly leaves: RemovalBlocker | null;
}

/** What clearing would do, in order, and what would still block afterwards. */
export interface ClearingPlan {
  readonly steps: readonly ClearingStep[];
  readonly remaining: readonly RemainingBlocker[];
}

/** Which blockers may be cleared, and how. */
export interface ClearingScope {
  /** undefined = all. */
  readonly blockerIds?: readonly string[] | undefined;
  readonly resolutions?: readonly ClearingResolution[];
}

/** What a job does about blockers before it may remove: whatever waits is left alone, but for ends of terms, which have to be chosen in time. */
export const clearingScopeOf = (
  {
    clears,
    removeAt,
    blockerIds = null,
  }: Pick<RemovalJob, 'clears' | 'removeAt'> & Partial<Pick<RemovalJob, 'blockerIds'>>,
  now: Date,
): ClearingScope => ({
  blockerIds: blockerIds ?? undefined,
  ...((!clears || isLater(removeAt, now)) && { resolutions: endOfTermResolutions }),
});

/** Whether a date to remove at is still to come. */
export const isLater = (removeAt: Date | null, now: Date): boolean => removeAt !== null && !isPast(removeAt, now);

/** Whether clearing may do it. */
export const isOfClearing = (resolution: RemovalResolution): resolution is ClearingResolution =>
  (clearingResolutions as readonly RemovalResolution[]).includes(resolution);

type Clearing = { readonly facts: RelationshipFacts; readonly viewer: Viewer };

/**
 * The best that this viewer can do about each blocker, in an order in which each step is legal: what has to go first
 * comes first, and what goes with another has no step of its own. Found by deciding one step after another.
 */
export const planClearing = (
  { facts, viewer }: Clearing,
  { blockerIds, resolutions = clearingResolutions }: ClearingScope,
  context: CommandContext,
): ClearingPlan => {
  const { policy, now } = context;
  const chosen = blockerIds && new Set(blockerIds);
  const steps: Omit<ClearingStep, 'leaves'>[] = [];
  const tried = new Set<string>();
  let current = facts;

  const bestOf = (blocker: RemovalBlocker) => {
    if (tried.has(blocker.id) || chosen?.has(blocker.id) === false) return undefined;
    return blockerActions(blocker, viewer, { facts: current, context }).find(
      (one): one is ClearingStep['action'] =>
        one.allowedToViewer && (resolutions as readonly string[]).includes(one.resolution),
    );
  };

  // Recorded as add-ons of each other, two would wait for each other: then one of them goes first.
  let inCircle = false;
  for (;;) {
    const blockers = new Map(removalBlockers(current, policy, now).map((one) => [one.id, one]));
    const before = tried.size;
    for (const blocker of blockers.values()) {
      const action = bestOf(blocker);
      if (action === undefined || mustWait(blocker, action.resolution, { blockers, tried, bestOf, inCircle })) continue;
      tried.add(blocker.id);
      const outcome = decideClearing(
        { ...blocker, resolution: action.resolution },
        { facts: current, viewer },
        context,
      );
      if (outcome.outcome !== 'done') continue;
      steps.push({ blocker, action });
      current = factsAfter(current, outcome.decision.changes);
      if (inCircle) break;
    }
    if (tried.size === before && inCircle) break;
    inCircle = tried.size === before;
  }

  const left = removalBlockers(current, policy, now);
  const leftById = new Map(left.map((one) => [one.id, one]));
  return {
    steps: steps.map((one) => ({ ...one, leaves: leftById.get(one.blocker.id) ?? null })),
    remaining: left.map((blocker) => remainingBlocker(blocker, viewer)),
  };
};

/** For what has to go first, and for one that takes this one along. Ends of terms are chosen beside each other. */
const mustWait = (
  { clearAfter, clearedWith }: RemovalBlocker,
  resolution: ClearingResolution,
  {
    blockers,
    tried,
    bestOf,
    inCircle,
  }: {
    readonly blockers: ReadonlyMap<string, RemovalBlocker>;
    readonly tried: ReadonlySet<string>;
    readonly bestOf: (blocker: RemovalBlocker) => unknown;
    readonly inCircle: boolean;
  },
): boolean => {
  const isNext = (id: string): boolean => {
    const other = blockers.get(id);
    return other !== undefined && bestOf(other) !== undefined;
  };
  if (!inCircle && clearedWith !== null && isNext(clearedWith)) return true;
  const choosesAnEnd = (endOfTermResolutions as readonly string[]).includes(resolution);
  return clearAfter.some((id) => (choosesAnEnd ? isNext(id) && !tried.has(id) : blockers.has(id)));
};

/** One step: the viewer's permission first, then the decision of the command itself. */
export const decideClearing = (
  step: Pick<RemovalBlocker, 'kind' | 'subjectKind' | 'subjectId'> & { readonly resolution: ClearingResolution },
  { facts, viewer }: Clearing,
  context: CommandContext,
): Outcome => {
  const permission = permissionFor(step.resolution, step);
  const forbidden = permission && findForbidden(viewer, permission);
  if (forbidden !== undefined) return refused(forbidden);
  const { subjectKind: kind, subjectId: id, resolution: command } = step;
  const outcome = kind === 'relationship' ? undefined : decideItemCommand({ kind, id, command }, facts, context);
  return outcome ?? refused({ error: 'not_found', reason: { code: 'no_such_blocker' }, path: [] });
};

/** What a step keeps of its blocker. */
export const stepOf = ({
  blocker: { id, kind, subjectKind, subjectId, subjectName },
  action: { resolution },
}: Pick<ClearingStep, 'blocker' | 'action'>) =>
  ({
    blockerId: id,
    blockerKind: kind,
    subjectKind,
    subjectId,
    subjectName,
    resolution,
  }) satisfies Partial<RemovalJobStep>;

/** Why a blocker stays that nothing more is done about for this viewer. */
export const remainingBlocker = (blocker: RemovalBlocker, viewer: Viewer): RemainingBlocker => {
  const { id, kind, subjectId, subjectName, clearsAt } = blocker;
  const ways = blocker.resolutions.filter(isOfClearing);
  const left = (reason: RemainingBlocker['reason'], more: Partial<RemainingBlocker> = {}): RemainingBlocker => ({
    blockerId: id,
    kind,
    subjectId,
    subjectName,
    reason,
    at: null,
    roles: [],
    ...more,
  });
  if (ways.length > 0) {
    const isAllowed = ways.some((one) => {
      const permission = permissionFor(one, blocker);
      return permission !== undefined && findForbidden(viewer, permission) === undefined;
    });
    if (!isAllowed) return left('not_yours', { roles: blocker.allowedRoles, at: clearsAt });
    return left(blocker.clearAfter.length > 0 ? 'held_back' : 'clearable', { at: clearsAt });
  }
  if (blocker.resolutions.includes('import_again')) return left('import_again');
  if (blocker.resolutions.includes('contact_support')) return left('vendor');
  return left('runs_out', { at: clearsAt });
};
