import type { CommandContext, Outcome, RelationshipFacts, RemovalBlocker, RemovalResolution } from '../src/index.ts';
import {
  decideCancelAzureEntitlement,
  decideCancelReservation,
  decideCancelSoftwarePurchase,
  decideCancelSubscription,
  decideSetEndOfTermAction,
  decideSuspendSubscription,
  decideWaiveBlocker,
} from '../src/index.ts';
import { applyDecision } from '../testing/index.ts';
import { inEnglish } from './outcomes.ts';

/** What people can do about a blocker here. */
export type Doable = Exclude<RemovalResolution, 'wait' | 'contact_support' | 'import_again'>;
export const isDoable = (resolution: RemovalResolution): resolution is Doable =>
  resolution !== 'wait' && resolution !== 'contact_support' && resolution !== 'import_again';

/** Those that only choose the end of a term, and leave WAIT. */
export const isChoice = (resolution: RemovalResolution): boolean =>
  resolution === 'turn_off_auto_renew' || resolution === 'cancel_at_term_end';

/** The real command that a resolution of a blocker stands for. */
export const decideResolution = (
  facts: RelationshipFacts,
  { blocker, resolution }: { readonly blocker: RemovalBlocker; readonly resolution: Doable },
  context: CommandContext,
): Outcome => {
  const find = <T extends { readonly id: string }>(items: readonly T[]): T => {
    const item = items.find((one) => one.id === blocker.subjectId);
    if (item === undefined) throw new Error(`${blocker.id} has no subject among the facts`);
    return item;
  };
  if (resolution === 'waive')
    return decideWaiveBlocker(
      { facts, blockerId: blocker.id, reason: 'Settled with the vendor.', waiverId: `wvr_${blocker.subjectId}` },
      context,
    );
  if (resolution === 'suspend')
    return decideSuspendSubscription({ subscription: find(facts.subscriptions), facts }, context);
  if (resolution === 'turn_off_auto_renew' || resolution === 'cancel_at_term_end') {
    const action = resolution === 'cancel_at_term_end' ? 'cancel' : 'expire';
    return decideSetEndOfTermAction({ subscription: find(facts.subscriptions), action }, context);
  }
  if (blocker.subjectKind === 'subscription')
    return decideCancelSubscription({ subscription: find(facts.subscriptions), facts }, context);
  if (blocker.subjectKind === 'azureEntitlement')
    return decideCancelAzureEntitlement(find(facts.azureEntitlements), context);
  if (blocker.subjectKind === 'reservation') return decideCancelReservation(find(facts.reservations), context);
  if (blocker.subjectKind === 'softwarePurchase')
    return decideCancelSoftwarePurchase(find(facts.softwarePurchases), context);
  throw new Error(`a ${blocker.subjectKind} cannot be cancelled`);
};

/** The facts after a resolution; throws where it is refused. */
export const resolve = (
  facts: RelationshipFacts,
  what: { readonly blocker: RemovalBlocker; readonly resolution: Doable },
  context: CommandContext,
): RelationshipFacts => {
  const outcome = decideResolution(facts, what, context);
  if (outcome.outcome === 'done') return applyDecision(facts, outcome.decision);
  throw new Error(
    `${what.resolution} of ${what.blocker.id}: ${outcome.outcome === 'refused' ? inEnglish(outcome.refusal) : outcome.outcome}`,
  );
};
