import type { ItemChange } from '../events/changes.ts';
import { transition } from '../lifecycle/machine.ts';
import { subscriptionMachine } from '../lifecycle/machines.ts';
import type { CustomerSubscription } from '../model/entities.ts';
import type { Policy } from '../policy.ts';
import { addDays, findTermEnd } from './instants.ts';

/** What time does to a subscription next: new values, their event, and the instant it fell due. */
export type SubscriptionStep = ItemChange<'subscription'> & { readonly at: Date };

/**
 * What time alone does, one row per case; the first that applies decides.
 * ACTIVE     auto-renew on: renews at commitment end for one term; new commerce gets a new cancellation window
 *            auto-renew off: EXPIRED at commitment end
 * SUSPENDED  new commerce and marketplace: EXPIRED at commitment end; else DELETED at `dataDeletionAt`
 * EXPIRED    DISABLED some days after commitment end (policy)
 * DISABLED   DELETED some more days later (policy)
 * Nothing without the date or the term a step needs, or for an unknown product type.
 */
const timetable: readonly {
  readonly applies: (item: CustomerSubscription) => boolean;
  readonly step: (item: CustomerSubscription, policy: Policy) => SubscriptionStep | undefined;
}[] = [
  { applies: (item) => item.kind === 'unknown', step: () => undefined },
  { applies: (item) => item.status === 'active' && item.autoRenew, step: (item, policy) => renew(item, policy) },
  { applies: (item) => item.status === 'active', step: (item) => expire(item) },
  { applies: (item) => item.status === 'suspended' && runsOnSuspended(item), step: (item) => expire(item) },
  { applies: (item) => item.status === 'suspended', step: (item) => deleteAt(item, item.dataDeletionAt) },
  {
    applies: (item) => item.status === 'expired',
    step: (item, policy) => {
      const at = daysAfterEnd(item, policy.expiredToDisabledDays);
      return at === null ? undefined : { at, type: 'subscription-updated', set: to(item, 'disabled') };
    },
  },
  {
    applies: (item) => item.status === 'disabled',
    step: (item, policy) =>
      deleteAt(item, daysAfterEnd(item, policy.expiredToDisabledDays + policy.disabledToDeletedDays)),
  },
];

/** What time does to it next, however far ahead; undefined when nothing. */
export const comingSubscriptionStep = (
  subscription: CustomerSubscription,
  policy: Policy,
): SubscriptionStep | undefined => timetable.find((row) => row.applies(subscription))?.step(subscription, policy);

/** Suspending does not stop the term of new commerce and marketplace. */
const runsOnSuspended = (item: CustomerSubscription) =>
  item.kind === 'marketplace_saas' || item.commerceModel === 'new_commerce';

const renew = (item: CustomerSubscription, policy: Policy): SubscriptionStep | undefined => {
  const { commitmentEndDate: end, termDuration, kind, commerceModel } = item;
  const next = end === null || termDuration === null ? undefined : findTermEnd(end, termDuration);
  if (end === null || next === undefined) return undefined;
  const hasWindow = kind === 'license' && commerceModel === 'new_commerce';
  return {
    at: end,
    type: 'subscription-renewed',
    set: {
      commitmentEndDate: next,
      ...(hasWindow ? { cancellationAllowedUntil: addDays(end, policy.newCommerceCancellationDays) } : {}),
    },
  };
};

const to = ({ status }: CustomerSubscription, next: CustomerSubscription['status']) => ({
  status: transition(subscriptionMachine, status, next),
});

const expire = (item: CustomerSubscription): SubscriptionStep | undefined =>
  item.commitmentEndDate === null
    ? undefined
    : { at: item.commitmentEndDate, type: 'subscription-expired', set: to(item, 'expired') };

const deleteAt = (item: CustomerSubscription, at: Date | null): SubscriptionStep | undefined =>
  at === null ? undefined : { at, type: 'subscription-updated', set: to(item, 'deleted') };

const daysAfterEnd = ({ commitmentEndDate: end }: CustomerSubscription, days: number): Date | null =>
  end === null ? null : addDays(end, days);
