import type { CustomerSubscription } from '../../model/entities.ts';
import type { RelationshipFacts } from '../../model/facts.ts';
import type { Policy } from '../../policy.ts';
import { addDays, isOpen, isPast } from '../../time/instants.ts';
import type { Rule } from './rule.ts';
import {
  always,
  askOrWaive,
  cancelUntil,
  hasStatus,
  never,
  offerAutoRenewOff,
  pendingSince,
  suspend,
  waitUntil,
} from './way-out.ts';

/** When the grace that follows a new-commerce commitment is over. */
export const graceEnd = (item: CustomerSubscription, policy: Policy): Date | null =>
  item.commitmentEndDate === null ? null : addDays(item.commitmentEndDate, policy.newCommerceGraceDays);

const isNewCommerce = (item: CustomerSubscription) => item.kind === 'license' && item.commerceModel === 'new_commerce';
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
    wayOut: (item, { now }) =>
      isOpen(item.cancellationAllowedUntil, now)
        ? cancelUntil(item.cancellationAllowedUntil)
        : offerAutoRenewOff(item, waitUntil(item.commitmentEndDate, now)),
    billed: notTrial,
    after: addOnsOf,
  },
  {
    kind: 'active_new_commerce_subscription',
    applies: (item, { now }) => isNewCommerce(item) && isRunning(item) && isOpen(item.cancellationAllowedUntil, now),
    wayOut: (item) => cancelUntil(item.cancellationAllowedUntil),
    billed: notTrial,
    after: addOnsOf,
  },
  {
    kind: 'new_commerce_outside_window',
    applies: (item) => isNewCommerce(item) && isRunning(item),
    wayOut: (item, { policy, now }) => offerAutoRenewOff(item, waitUntil(graceEnd(item, policy), now)),
    billed: notTrial,
  },
  {
    kind: 'new_commerce_in_grace',
    applies: (item, { policy, now }) =>
      isNewCommerce(item) && hasStatus('expired', 'disabled')(item) && !isPast(graceEnd(item, policy), now),
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
