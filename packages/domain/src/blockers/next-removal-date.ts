import type { CustomerSubscription } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { Policy } from '../policy.ts';
import { leavesAt } from '../time/end-of-term.ts';
import { isPast, latest } from '../time/instants.ts';
import { blockerIdOf, type RemovalBlocker } from './blocker.ts';
import { clearsImmediately } from './resolutions.ts';
import { addOnsBelow, isInsideWindow } from './rules/subscription-rules.ts';

/**
 * When the relationship can be removed at the earliest: the latest `clearsAt` among blockers that no one can clear
 * now; `now` if there is none; null if one of them has no date.
 */
export const nextPossibleRemovalDate = (
  blockers: readonly RemovalBlocker[],
  facts: RelationshipFacts,
  policy: Policy,
  now: Date,
): Date | null => {
  const byId = new Map(blockers.map((blocker) => [blocker.id, blocker]));

  const clearableAt = (blocker: RemovalBlocker, seen: readonly string[]): Date | null => {
    const waits = waitsForAddOns(blocker);
    if (!waits && !blocker.resolutions.some(clearsImmediately)) return blocker.clearsAt;
    const path = [...seen, blocker.id];
    const before = waits ? blockedBelow(blocker, path) : blocker.clearAfter;
    const first = before.filter((id) => !seen.includes(id)).flatMap((id) => byId.get(id) ?? []);
    const ready = latestOf(
      first.map((one) => outOfTheWayAt(one, path)),
      now,
    );
    const subscription = subjectOf(blocker);
    if (subscription === undefined || blocker.resolutions.some((one) => one === 'suspend' || one === 'waive'))
      return ready;
    // What has to go first may outlast the window or the term: then this one runs out by itself.
    return ready !== null && isCancellableAt(subscription, ready) ? ready : runsOutAt(subscription);
  };

  /** A subscription in its grace no longer runs: others need not wait for the grace to end. */
  const outOfTheWayAt = (blocker: RemovalBlocker, seen: readonly string[]): Date | null => {
    const cleared = clearableAt(blocker, seen);
    const end = subjectOf(blocker)?.commitmentEndDate ?? null;
    return cleared !== null && end !== null && end < cleared ? end : cleared;
  };

  /** Also those inside their windows, which may have closed when they can go: nothing below them can be cancelled before. */
  const blockedBelow = (blocker: RemovalBlocker, path: readonly string[]): readonly string[] => {
    const base = subjectOf(blocker);
    // One that is waived or runs out does not wait for those below it: they are still in the way of the base.
    const waitsItself = (id: string) => !path.includes(id) && waitsForAddOns(byId.get(id));
    return base === undefined
      ? []
      : addOnsBelow(base, facts, (one) => waitsItself(blockerIdOf(one.id))).map(({ id }) => blockerIdOf(id));
  };

  const subjectOf = (blocker: RemovalBlocker) => facts.subscriptions.find((one) => one.id === blocker.subjectId);

  const isCancellableAt = (subscription: CustomerSubscription, instant: Date): boolean =>
    instant <= now
      ? isInsideWindow(subscription, now)
      : isInsideWindow(subscription, instant) && !isPast(subscription.commitmentEndDate, instant);

  const runsOutAt = (subscription: CustomerSubscription): Date | null =>
    subscription.kind === 'marketplace_saas' ? subscription.commitmentEndDate : leavesAt(subscription, policy);

  return latestOf(
    blockers.map((blocker) => clearableAt(blocker, [])),
    now,
  );
};

const waitsForAddOns = (blocker: RemovalBlocker | undefined): boolean =>
  blocker?.kind === 'active_new_commerce_subscription' && blocker.clearAfter.length > 0;

const latestOf = (instants: readonly (Date | null)[], now: Date): Date | null => {
  const known = instants.filter((instant) => instant !== null);
  return known.length < instants.length ? null : (latest([now, ...known]) ?? now);
};
