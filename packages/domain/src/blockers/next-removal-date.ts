import type { CustomerSubscription } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { Policy } from '../policy.ts';
import { comingSubscriptionStep } from '../time/advance-subscription.ts';
import { choosableActions, isNewCommerceLicence, leavesAt } from '../time/end-of-term.ts';
import { earliest, isPast, latest } from '../time/instants.ts';
import { blockerIdOf, type RemovalBlocker } from './blocker.ts';
import { clearsImmediately } from './resolutions.ts';
import { isInsideWindow, newCommerceAddOns } from './rules/subscription-rules.ts';

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
    const subscription = subjectOf(blocker);
    const ready =
      waits && subscription !== undefined
        ? nothingBelowAt(subscription, path)
        : latestOf(
            blocker.clearAfter
              .filter((id) => !seen.includes(id))
              .flatMap((id) => byId.get(id) ?? [])
              .map((one) => soonest(clearableAt(one, path), stopsRunningAt(subjectOf(one)))),
            now,
          );
    if (subscription === undefined || blocker.resolutions.some((one) => one === 'suspend' || one === 'waive'))
      return ready;
    if (ready !== null && isCancellableAt(subscription, ready)) return ready;
    // What has to go first may outlast the window or the term: then this one runs out by itself, or without an end ahead is waived.
    const end = runsOutAt(subscription);
    return end === null || isPast(end, now) ? ready : end;
  };

  /**
   * When nothing below a base keeps it from being cancelled. What is inside its window counts too, as it may be closed by
   * the time that one can go; one that stops running is out of the way with all below it.
   */
  const nothingBelowAt = (base: CustomerSubscription, path: readonly string[]): Date | null => {
    const below = (id: string): Date | null =>
      latestOf(
        newCommerceAddOns(id, facts)
          .filter((one) => one.id !== base.id)
          .map((one) => soonest(outOfTheWayAt(one), stopsRunningAt(one))),
        now,
      );
    const outOfTheWayAt = (one: CustomerSubscription): Date | null => {
      const blocker = byId.get(blockerIdOf(one.id));
      if (blocker === undefined || path.includes(blocker.id)) return below(one.id);
      const cleared = clearableAt(blocker, path);
      // One that is waived or runs out does not wait for those below it: they are still in the way of the base.
      return waitsForAddOns(blocker) ? cleared : latestOf([cleared, below(one.id)], now);
    };
    return below(base.id);
  };

  /**
   * When time ends its running, with the choice made that does: nothing waits for its grace. Null for never, such as past
   * an end for which nothing was chosen.
   */
  const stopsRunningAt = (subscription: CustomerSubscription | undefined): Date | null => {
    if (subscription === undefined) return null;
    const isChoosable = subscription.status === 'active' && !isPast(subscription.commitmentEndDate, now);
    const [endOfTermAction = subscription.endOfTermAction] = isChoosable ? choosableActions(subscription, policy) : [];
    const step = comingSubscriptionStep({ ...subscription, endOfTermAction }, policy);
    return step !== undefined && 'status' in step.set ? step.at : null;
  };

  const subjectOf = (blocker: RemovalBlocker) => facts.subscriptions.find((one) => one.id === blocker.subjectId);

  const isCancellableAt = (subscription: CustomerSubscription, instant: Date): boolean =>
    instant <= now
      ? isInsideWindow(subscription, now)
      : isInsideWindow(subscription, instant) && !isPast(subscription.commitmentEndDate, instant);

  /** Nothing but new commerce has a grace. */
  const runsOutAt = (subscription: CustomerSubscription): Date | null =>
    isNewCommerceLicence(subscription) ? leavesAt(subscription, policy) : subscription.commitmentEndDate;

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

/** The earlier of two; null = never. */
const soonest = (one: Date | null, other: Date | null): Date | null =>
  earliest([one, other].filter((instant) => instant !== null)) ?? null;
