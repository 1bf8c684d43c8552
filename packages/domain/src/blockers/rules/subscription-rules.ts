import type { CustomerSubscription } from '../../model/entities.ts';
import type { RelationshipFacts } from '../../model/facts.ts';
import { graceEnd, isNewCommerceLicence, leavesAt, mayExtend } from '../../time/end-of-term.ts';
import { earliest, isOpen, isPast } from '../../time/instants.ts';
import { coverOf } from '../items.ts';
import type { Moment, Rule, WayOut } from './rule.ts';
import {
  always,
  askOrWaive,
  cancelUntil,
  hasStatus,
  never,
  offerChoice,
  orUntilExpiry,
  pendingSince,
  suspend,
  waitUntil,
} from './way-out.ts';

const isLegacyActive = (item: CustomerSubscription) =>
  item.kind === 'license' && item.commerceModel === 'legacy' && item.status === 'active';
const isRunning = (item: CustomerSubscription) => item.status === 'active' || item.status === 'suspended';
const isGone = (item: CustomerSubscription) => item.status === 'cancelled' || item.status === 'deleted';
const notTrial = (item: CustomerSubscription) => !item.isTrial;

/** Running add-ons of a base. One that is also above it (a circular record) waits for nothing. */
const addOnsOf = (item: CustomerSubscription, facts: RelationshipFacts) =>
  facts.subscriptions
    .filter((one) => one.parentSubscriptionId === item.id && isRunning(one) && !isAbove(one, item, facts))
    .map((one) => one.id);

/** An extended service term can be cancelled at any time. */
export const isInsideWindow = (item: CustomerSubscription, now: Date): boolean =>
  item.isExtendedServiceTerm || isOpen(item.cancellationAllowedUntil, now);

/** Running new-commerce add-ons directly below. */
export const newCommerceAddOns = (id: string, { subscriptions }: RelationshipFacts): readonly CustomerSubscription[] =>
  subscriptions.filter((one) => one.parentSubscriptionId === id && isNewCommerceLicence(one) && isRunning(one));

/** The same at any depth: cancelling the base takes them along, or waits for them. */
export const addOnsBelow = (base: CustomerSubscription, facts: RelationshipFacts): readonly CustomerSubscription[] => {
  const found = new Set<CustomerSubscription>();
  const visit = (id: string): void => {
    for (const one of newCommerceAddOns(id, facts)) {
      if (one.id === base.id || found.has(one)) continue;
      found.add(one);
      visit(one.id);
    }
  };
  visit(base.id);
  return [...found];
};

/** The same but for those somebody vouches for. */
const notWaivedBelow = (item: CustomerSubscription, facts: RelationshipFacts, now: Date) =>
  addOnsBelow(item, facts).filter(
    (one) =>
      !facts.waivers.some(({ subjectId, status }) => subjectId === one.id && status === coverOf(one, facts, now)),
  );

/** How one inside its window is left. */
const cancelInWindow = (item: CustomerSubscription): WayOut =>
  cancelUntil(item.isExtendedServiceTerm ? null : item.cancellationAllowedUntil);

/** Inside its window, or to the end of its term: what is neither extended nor has grace. */
const cancelOrRunOut = (item: CustomerSubscription, { now }: Moment): WayOut =>
  isOpen(item.cancellationAllowedUntil, now)
    ? cancelUntil(item.cancellationAllowedUntil)
    : offerChoice(item.endOfTermAction === 'expire' ? null : 'turn_off_auto_renew', item, {
        wait: waitUntil(item.commitmentEndDate, now),
        now,
      });

/** How a term that cannot be cancelled now is left. */
const runsOut = (item: CustomerSubscription, { policy, now }: Moment): WayOut => {
  const { endOfTermAction: chosen } = item;
  const extends_ = mayExtend(item, policy);
  const choice = extends_ ? 'cancel_at_term_end' : 'turn_off_auto_renew';
  const isChosen = chosen === 'cancel' || (chosen === 'expire' && !extends_);
  // Past its end without a choice, nothing says when it goes.
  if (isChosen || isPast(item.commitmentEndDate, now)) return waitUntil(isChosen ? leavesAt(item, policy) : null, now);
  const way = offerChoice(choice, item, { wait: waitUntil(leavesAt(item, policy), now), now });
  return orUntilExpiry(item.commitmentEndDate, way);
};

/** An extended service term renews itself; suspended, it runs out as others do. */
const waitForAddOns = (item: CustomerSubscription, when: Moment): WayOut =>
  item.isExtendedServiceTerm && item.status === 'active' ? waitUntil(null, when.now) : runsOut(item, when);

const isAbove = (one: CustomerSubscription, item: CustomerSubscription, facts: RelationshipFacts): boolean => {
  const seen = new Set<string>();
  let id: string | null = item.id;
  while (id !== null && !seen.has(id)) {
    if (id === one.id) return true;
    seen.add(id);
    id = facts.subscriptions.find((other) => other.id === id)?.parentSubscriptionId ?? null;
  }
  return false;
};

export const subscriptionRules: readonly Rule<CustomerSubscription>[] = [
  {
    kind: 'unknown_status',
    applies: (item) => item.status === 'unknown' || (item.kind === 'unknown' && !isGone(item)),
    wayOut: askOrWaive,
    billed: always,
  },
  {
    kind: 'pending_order',
    applies: hasStatus('pending'),
    wayOut: (item, when) => pendingSince(item.startDate, when),
    billed: never,
  },
  {
    kind: 'active_azure_plan',
    applies: (item) => item.kind === 'azure_plan' && item.status === 'active',
    wayOut: suspend,
    billed: notTrial,
    after: (item, facts) =>
      facts.azureEntitlements
        .filter((one) => one.subscriptionId === item.id && one.status === 'active')
        .map((one) => one.id),
  },
  {
    kind: 'active_marketplace_subscription',
    applies: (item) => item.kind === 'marketplace_saas' && isRunning(item),
    wayOut: cancelOrRunOut,
    billed: notTrial,
    after: addOnsOf,
  },
  {
    kind: 'active_software_subscription',
    applies: (item) => item.kind === 'software' && isRunning(item),
    wayOut: cancelOrRunOut,
    billed: notTrial,
    after: addOnsOf,
  },
  {
    kind: 'active_new_commerce_subscription',
    applies: (item, { now }) => isNewCommerceLicence(item) && isRunning(item) && isInsideWindow(item, now),
    wayOut: (item, when, facts) => {
      const below = notWaivedBelow(item, facts, when.now);
      const inside = below.filter((one) => isInsideWindow(one, when.now));
      const window = cancelInWindow(item);
      const way = inside.length === below.length ? window : waitForAddOns(item, when);
      // It waits for one below from when that one's window closes, whatever blocks there.
      const changes = [way, window, ...inside.map(cancelInWindow)].flatMap(({ changesAt }) => changesAt ?? []);
      return { ...way, changesAt: earliest(changes) ?? null };
    },
    billed: notTrial,
    after: (item, facts, { now }) =>
      notWaivedBelow(item, facts, now)
        .filter((one) => !isInsideWindow(one, now))
        .map((one) => one.id),
  },
  {
    kind: 'new_commerce_outside_window',
    applies: (item) => isNewCommerceLicence(item) && item.status === 'active',
    wayOut: runsOut,
    billed: notTrial,
  },
  {
    kind: 'new_commerce_suspended',
    applies: (item) => isNewCommerceLicence(item) && item.status === 'suspended',
    wayOut: (item, { policy, now }) => waitUntil(graceEnd(item, policy), now),
    billed: notTrial,
  },
  {
    kind: 'new_commerce_in_grace',
    applies: (item, { policy, now }) =>
      isNewCommerceLicence(item) && hasStatus('expired', 'disabled')(item) && !isPast(graceEnd(item, policy), now),
    wayOut: (item, { policy, now }) => waitUntil(graceEnd(item, policy), now),
    billed: never,
  },
  { kind: 'active_trial', applies: (item) => isLegacyActive(item) && item.isTrial, wayOut: suspend, billed: never },
  {
    kind: 'active_add_on',
    applies: (item) => isLegacyActive(item) && item.parentSubscriptionId !== null,
    wayOut: suspend,
    billed: always,
  },
  { kind: 'active_subscription', applies: isLegacyActive, wayOut: suspend, billed: always },
];
