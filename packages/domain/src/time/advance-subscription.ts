import type { ItemChange } from '../events/changes.ts';
import { transition } from '../lifecycle/machine.ts';
import { subscriptionMachine } from '../lifecycle/machines.ts';
import type { CustomerSubscription } from '../model/entities.ts';
import type { Policy } from '../policy.ts';
import { extensionOf, isNewCommerceLicence, nextTermOf } from './end-of-term.ts';
import { addDays } from './instants.ts';

/** What time does to a subscription next: new values, their event, and the instant it fell due. */
export type SubscriptionStep = ItemChange<'subscription'> & { readonly at: Date };

/**
 * What time alone does, one row per case; the first that applies decides.
 * ACTIVE     at the end of its term, as chosen: RENEW begins the next term (a new-commerce trial becomes paid), EXTEND a
 *            paid month that renews itself, CANCEL and EXPIRE end it. Where nothing is known, nothing
 * SUSPENDED  new commerce, marketplace and software: EXPIRED at the end of the term; else DELETED at `dataDeletionAt`
 * EXPIRED    DISABLED some days after the end of the term (policy)
 * DISABLED   DELETED some more days later (policy)
 * Nothing without the date or the term a step needs, or for an unknown product type.
 */
const timetable: readonly {
  readonly applies: (item: CustomerSubscription) => boolean;
  readonly step: (item: CustomerSubscription, policy: Policy) => SubscriptionStep | undefined;
}[] = [
  { applies: (item) => item.kind === 'unknown', step: () => undefined },
  { applies: (item) => item.status === 'active', step: (item, policy) => endTerm(item, policy) },
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

/** Suspending does not stop the term of new commerce, marketplace and software. */
const runsOnSuspended = (item: CustomerSubscription) =>
  item.kind === 'marketplace_saas' || item.kind === 'software' || item.commerceModel === 'new_commerce';

const endTerm = (item: CustomerSubscription, policy: Policy): SubscriptionStep | undefined => {
  if (item.endOfTermAction === 'extend' || item.isExtendedServiceTerm) {
    // Nothing else is ever extended: a record that says so is not understood.
    if (!isNewCommerceLicence(item)) return undefined;
    const next = extensionOf(item);
    if (next === undefined) return undefined;
    return item.isExtendedServiceTerm
      ? { ...next, type: 'subscription-renewed' }
      : { ...next, type: 'subscription-extended' };
  }
  if (item.endOfTermAction === 'renew') {
    const next = nextTermOf(item, policy);
    return next && { ...next, type: 'subscription-renewed' };
  }
  return item.endOfTermAction === null ? undefined : expire(item);
};

const to = ({ status }: CustomerSubscription, next: CustomerSubscription['status']) => ({
  status: transition(subscriptionMachine, status, next),
});

const expire = (item: CustomerSubscription): SubscriptionStep | undefined => {
  const { commitmentEndDate: at, status, suspendedAt } = item;
  if (at === null) return undefined;
  // That it was suspended at its end decides how long it is kept.
  const marked =
    status === 'suspended' && suspendedAt === null && isNewCommerceLicence(item) ? { suspendedAt: at } : {};
  return { at, type: 'subscription-expired', set: { ...to(item, 'expired'), ...marked } };
};

const deleteAt = (item: CustomerSubscription, at: Date | null): SubscriptionStep | undefined =>
  at === null ? undefined : { at, type: 'subscription-updated', set: to(item, 'deleted') };

const daysAfterEnd = ({ commitmentEndDate: end }: CustomerSubscription, days: number): Date | null =>
  end === null ? null : addDays(end, days);
