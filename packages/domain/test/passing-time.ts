import type { CustomerSubscription, RelationshipFacts, RemovalBlocker } from '../src/index.ts';
import {
  choosableActions,
  clearsImmediately,
  decideSetEndOfTermAction,
  decideTimePassed,
  defaultPolicy,
  removalBlockers,
} from '../src/index.ts';
import { facts as aFacts, applyDecision, commandContext } from '../testing/index.ts';
import { isDoable, resolve } from './resolve.ts';

export const blockersAt = (facts: RelationshipFacts, at: Date): readonly RemovalBlocker[] =>
  removalBlockers(facts, defaultPolicy, at);

/** What time does to a subscription until an instant, in order. */
export const dueSubscriptionSteps = (subscription: CustomerSubscription, to: Date, policy = defaultPolicy) => {
  const { changes, events } = decideTimePassed(
    aFacts({ subscriptions: [subscription] }),
    commandContext({ now: to, policy }),
    Number.POSITIVE_INFINITY,
  );
  return events.map(({ occurredAt, type }, index) => {
    const change = changes[index];
    return { at: occurredAt, type, set: change && 'set' in change ? change.set : {} };
  });
};

/** The facts after time has passed over them. */
export const advance = (facts: RelationshipFacts, to: Date): RelationshipFacts => ({
  ...facts,
  subscriptions: facts.subscriptions.map((one) =>
    Object.assign({}, one, ...dueSubscriptionSteps(one, to).map((step) => step.set)),
  ),
});

/** Everything that can be cleared at this instant is cleared, through the real commands, in the order they ask for. */
export const clearAll = (facts: RelationshipFacts, at: Date): RelationshipFacts => {
  let current = facts;
  for (;;) {
    const next = blockersAt(current, at).flatMap((blocker) => {
      const resolution = blocker.resolutions.filter(isDoable).find(clearsImmediately);
      return resolution === undefined || blocker.clearAfter.length > 0 ? [] : [{ blocker, resolution }];
    })[0];
    if (next === undefined) return current;
    current = resolve(current, next, commandContext({ now: at }));
  }
};

/** The end of each term is chosen for leaving wherever it can be. */
export const stopRenewing = (facts: RelationshipFacts, at: Date): RelationshipFacts =>
  facts.subscriptions.reduce((current, subscription) => {
    const [action] = choosableActions(subscription, defaultPolicy);
    if (action === undefined || subscription.endOfTermAction === 'cancel') return current;
    const outcome = decideSetEndOfTermAction({ subscription, action }, commandContext({ now: at }));
    return outcome.outcome === 'done' ? applyDecision(current, outcome.decision) : current;
  }, facts);

/** What is left if from `from` on everything is cleared as soon as it can be, until `to`. */
export const clearUntil = (
  facts: RelationshipFacts,
  { from, to }: { readonly from: Date; readonly to: Date },
): RelationshipFacts => {
  let at = from;
  let current = stopRenewing(clearAll(facts, at), at);
  for (;;) {
    const now = at.getTime();
    const ahead = [
      ...blockersAt(current, at).flatMap((blocker) => blocker.clearsAt ?? []),
      ...current.subscriptions.flatMap((one) => one.commitmentEndDate ?? []),
    ].filter((instant) => instant.getTime() > now);
    const next = new Date(Math.min(to.getTime(), ...ahead.map((instant) => instant.getTime())));
    if (next <= at) return current;
    at = next;
    current = clearAll(advance(current, at), at);
  }
};
