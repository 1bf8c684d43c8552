import type { CommandContext } from '../commands/command.ts';
import { applyToItem, together } from '../commands/command.ts';
import type { ItemChange } from '../events/changes.ts';
import { transition } from '../lifecycle/machine.ts';
import { reservationMachine, savingsPlanMachine, softwarePurchaseMachine } from '../lifecycle/machines.ts';
import type { Decision } from '../model/changes.ts';
import type { ItemKind, Items } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { Policy } from '../policy.ts';
import { comingGranularAdminStep } from './advance-granular-admin.ts';
import { comingSubscriptionStep } from './advance-subscription.ts';
import { earliest, isPast } from './instants.ts';

type TimedKind = 'subscription' | 'reservation' | 'savingsPlan' | 'softwarePurchase' | 'delegatedAdminRelationship';

type Step<K extends ItemKind> = ItemChange<K> & { readonly at: Date };

interface Timed<K extends TimedKind> {
  readonly kind: K;
  readonly of: (facts: RelationshipFacts) => readonly Items[K][];
  /** What time does to one of them next, due or ahead. */
  readonly next: (item: Items[K], policy: Policy, now: Date) => Step<K> | undefined;
}

const timed = <K extends TimedKind>(one: Timed<K>) => ({
  comingAt: (facts: RelationshipFacts, policy: Policy, now: Date): readonly Date[] =>
    one.of(facts).flatMap((item) => one.next(item, policy, now)?.at ?? []),
  due: (facts: RelationshipFacts, ask: Ask) => one.of(facts).flatMap((item) => dueOf(one, item, ask)),
});

interface Ask {
  readonly policy: Policy;
  readonly now: Date;
  readonly limit: number;
}

interface DueStep {
  readonly at: Date;
  readonly subjectId: string;
  readonly decide: (context: CommandContext) => Decision;
}

/** Every due step of one item, in order, each from where the one before left it. */
const dueOf = <K extends TimedKind>(
  { kind, next }: Timed<K>,
  item: Items[K],
  { policy, now, limit }: Ask,
): readonly DueStep[] => {
  const steps: DueStep[] = [];
  let current = item;
  while (steps.length < limit) {
    const step = next(current, policy, now);
    if (step === undefined || !isPast(step.at, now)) break;
    const before = current;
    steps.push({
      at: step.at,
      subjectId: item.id,
      decide: (context) => applyToItem({ ...context, now: step.at }, { kind, item: before }, step),
    });
    current = { ...current, ...step.set };
  }
  return steps;
};

const everything = [
  timed({
    kind: 'subscription',
    of: (facts) => facts.subscriptions,
    next: (item, policy) => comingSubscriptionStep(item, policy),
  }),
  timed({
    kind: 'reservation',
    of: (facts) => facts.reservations,
    next: ({ status, expiresAt: at }) =>
      status === 'active' && at !== null
        ? { at, type: 'reservation-expired', set: { status: transition(reservationMachine, status, 'expired') } }
        : undefined,
  }),
  timed({
    kind: 'savingsPlan',
    of: (facts) => facts.savingsPlans,
    next: ({ status, expiresAt: at }) =>
      status === 'active' && at !== null
        ? { at, type: 'savings-plan-expired', set: { status: transition(savingsPlanMachine, status, 'expired') } }
        : undefined,
  }),
  timed({
    kind: 'softwarePurchase',
    of: (facts) => facts.softwarePurchases,
    next: ({ status, expiresAt: at }) =>
      status === 'active' && at !== null
        ? {
            at,
            type: 'software-purchase-expired',
            set: { status: transition(softwarePurchaseMachine, status, 'expired') },
          }
        : undefined,
  }),
  timed({
    kind: 'delegatedAdminRelationship',
    of: (facts) => facts.delegatedAdminRelationships,
    next: comingGranularAdminStep,
  }),
];

/** When time changes an item of an ACTIVE relationship next; null = never. In the past: the clock is behind. */
export const nextDueAt = (facts: RelationshipFacts, policy: Policy, now: Date): Date | null =>
  facts.relationship.state === 'removed'
    ? null
    : (earliest(everything.flatMap((one) => one.comingAt(facts, policy, now))) ?? null);

const mostSteps = 500;

/**
 * What time has done to a relationship's items by now: every due step once, in the order the steps fell due, each with
 * its event. An event happened when its step fell due, however late it is recorded. At most `limit` steps, the earliest;
 * the rest stays due. Items of a removed relationship do not change.
 */
export const decideTimePassed = (
  facts: RelationshipFacts,
  context: CommandContext,
  limit: number = mostSteps,
): Decision => {
  if (facts.relationship.state === 'removed') return together([]);
  const ask: Ask = { policy: context.policy, now: context.now, limit };
  const steps = everything
    .flatMap((one) => one.due(facts, ask))
    .sort(
      (a, b) => a.at.getTime() - b.at.getTime() || (a.subjectId < b.subjectId ? -1 : a.subjectId > b.subjectId ? 1 : 0),
    );
  return together(steps.slice(0, limit).map((step) => step.decide(context)));
};
