import type { CustomerSubscription } from '../model/entities.ts';
import type { Offer } from '../model/offers.ts';
import type { EndOfTermAction } from '../model/vocabulary.ts';
import type { Policy } from '../policy.ts';
import { addDays, findTermEnd, justAfter } from './instants.ts';

/** New-commerce licences: their ends cover the whole last day, and their terms may be extended. */
export const isNewCommerceLicence = ({
  kind,
  commerceModel,
}: Pick<CustomerSubscription, 'kind' | 'commerceModel'>): boolean =>
  kind === 'license' && commerceModel === 'new_commerce';

/** Suspending does not stop the term of new-commerce licences, marketplace and software subscriptions, nor their bills. */
export const isBilledWhileSuspended = (item: Pick<CustomerSubscription, 'kind' | 'commerceModel'>): boolean =>
  item.kind === 'marketplace_saas' || item.kind === 'software' || isNewCommerceLicence(item);

/** The last instant of an instant's day, in UTC. */
export const endOfDay = (instant: Date): Date =>
  new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth(), instant.getUTCDate() + 1) - 1);

/** When a term of new commerce that begins then is over: the end of the day before its anniversary. */
export const lastDayOfTerm = (start: Date, term: string, anchorDay = start.getUTCDate()): Date | undefined => {
  const next = findTermEnd(start, term, anchorDay);
  return next && endOfDay(addDays(next, -1));
};

/** When the first term of what is bought now is over; null where it has none. */
export const firstTermEnd = (
  { commerceModel, termDuration }: Pick<Offer, 'commerceModel' | 'termDuration'>,
  now: Date,
): Date | null => {
  if (termDuration === null) return null;
  return (commerceModel === 'new_commerce' ? lastDayOfTerm : findTermEnd)(now, termDuration) ?? null;
};

type Term = Pick<
  CustomerSubscription,
  'kind' | 'commerceModel' | 'commitmentEndDate' | 'purchasedOrRenewedAt' | 'isTrial' | 'parentSubscriptionId'
>;

/**
 * Whether a term that ends without a choice goes on as a paid extended service term, by its own dates. `uncertain`: public
 * documents leave it open, for trials, add-ons and terms whose purchase is not known.
 */
export const extensionScope = (item: Term, { extension }: Policy): 'in' | 'out' | 'uncertain' => {
  const { commitmentEndDate: end, purchasedOrRenewedAt: bought, isTrial, parentSubscriptionId } = item;
  if (!isNewCommerceLicence(item)) return 'out';
  if (end !== null && end < extension.endsFrom) return 'out';
  if (bought !== null && bought < extension.boughtFrom) return 'out';
  return end === null || bought === null || isTrial || parentSubscriptionId !== null ? 'uncertain' : 'in';
};

/** Where it is open, the choice has to be made. */
export const mayExtend = (item: Term, policy: Policy): boolean => extensionScope(item, policy) !== 'out';

/** What the end of the term does where nothing but auto-renew was chosen; null = not known. */
export const actionWithout = (item: Term, autoRenew: boolean | null, policy: Policy): EndOfTermAction | null => {
  if (autoRenew === null) return null;
  if (autoRenew) return 'renew';
  return mayExtend(item, policy) ? 'extend' : 'expire';
};

/** Whether it falls into a paid extension unless somebody chooses otherwise. */
export const willExtend = (item: CustomerSubscription, policy: Policy): boolean =>
  item.status === 'active' &&
  isNewCommerceLicence(item) &&
  (item.isExtendedServiceTerm ||
    item.endOfTermAction === 'extend' ||
    (item.endOfTermAction === null && mayExtend(item, policy)));

/** What may be chosen for the end of a term, best for leaving first. */
export const choosableActions = (item: CustomerSubscription, policy: Policy): readonly EndOfTermAction[] => {
  if (item.kind === 'azure_plan' || item.kind === 'unknown' || item.isExtendedServiceTerm) return [];
  return mayExtend(item, policy) ? ['cancel', 'renew', 'extend'] : ['expire', 'renew'];
};

/**
 * When a new-commerce licence no longer blocks once its term has ended: with its last day where it was cancelled for then
 * or grace is no longer given, else after the grace. Suspended at its end it is kept as long.
 */
export const graceEnd = (item: CustomerSubscription, policy: Policy): Date | null => {
  const { commitmentEndDate: end, endOfTermAction, status, suspendedAt } = item;
  if (end === null) return null;
  const isSuspended = status === 'suspended' || suspendedAt !== null;
  const ends = endOfTermAction === 'cancel' || extensionScope(item, policy) === 'in';
  if (isSuspended) return addDays(end, policy.suspendedAfterTermDays);
  return ends ? end : addDays(end, policy.newCommerceGraceDays);
};

/** The same, with the choice made that lets it go soonest. */
export const leavesAt = (item: CustomerSubscription, policy: Policy): Date | null =>
  item.status === 'active' && mayExtend(item, policy) ? item.commitmentEndDate : graceEnd(item, policy);

/** Cancellable at any time of its term. */
const isAlwaysCancellable = ({
  commitmentEndDate: end,
  cancellationAllowedUntil: until,
}: CustomerSubscription): boolean => end !== null && until !== null && until >= end;

type TermStart = Pick<CustomerSubscription, 'commitmentEndDate'> &
  Partial<
    Pick<
      CustomerSubscription,
      | 'offerId'
      | 'quantity'
      | 'isTrial'
      | 'billingCycle'
      | 'termDuration'
      | 'cancellationAllowedUntil'
      | 'purchasedOrRenewedAt'
      | 'isExtendedServiceTerm'
      | 'endOfTermAction'
      | 'nextTerm'
    >
  >;

/** The term that follows, and when it begins; undefined where no date or term says so. */
export const nextTermOf = (
  item: CustomerSubscription,
  policy: Policy,
): { readonly at: Date; readonly set: TermStart } | undefined => {
  const { commitmentEndDate: end, startDate, nextTerm, isTrial } = item;
  if (end === null) return undefined;
  if (!isNewCommerceLicence(item)) {
    const next =
      item.termDuration === null ? undefined : findTermEnd(end, item.termDuration, anchorDayOf(startDate, end));
    const days = policy.softwareCancellationDays.subscription;
    const window = item.kind === 'software' ? { cancellationAllowedUntil: addDays(end, days) } : {};
    return next && { at: end, set: { commitmentEndDate: next, ...window } };
  }
  const at = justAfter(end);
  const term = nextTerm?.termDuration ?? (isTrial ? 'P1Y' : item.termDuration);
  const usual = term === null ? undefined : lastDayOfTerm(at, term, anchorDayOf(startDate, at));
  const custom = nextTerm?.customTermEndDate ? endOfDay(new Date(nextTerm.customTermEndDate)) : undefined;
  const next = custom !== undefined && custom > at ? custom : usual;
  if (next === undefined) return undefined;
  return {
    at,
    set: {
      commitmentEndDate: next,
      cancellationAllowedUntil:
        isAlwaysCancellable(item) && !isTrial ? next : addDays(at, policy.newCommerceCancellationDays),
      purchasedOrRenewedAt: at,
      ...(isTrial && { isTrial: false, termDuration: term }),
      ...(nextTerm && {
        nextTerm: null,
        termDuration: term,
        ...(nextTerm.offerId && { offerId: nextTerm.offerId }),
        ...(nextTerm.quantity && { quantity: nextTerm.quantity }),
        ...(nextTerm.billingCycle && { billingCycle: nextTerm.billingCycle }),
      }),
    },
  };
};

/** A month under the same id, cancellable at any time. */
export const extensionOf = (item: CustomerSubscription): { readonly at: Date; readonly set: TermStart } | undefined => {
  if (item.commitmentEndDate === null) return undefined;
  const at = justAfter(item.commitmentEndDate);
  const end = lastDayOfTerm(at, 'P1M', anchorDayOf(item.startDate, at)) ?? null;
  return {
    at,
    set: {
      isExtendedServiceTerm: true,
      termDuration: 'P1M',
      billingCycle: 'monthly',
      commitmentEndDate: end,
      cancellationAllowedUntil: end,
      purchasedOrRenewedAt: at,
      endOfTermAction: 'extend',
      nextTerm: null,
    },
  };
};

/** Months are counted from the day a subscription began on, unless its terms have moved to another day since. */
const anchorDayOf = (startDate: Date, boundary: Date): number => {
  const day = startDate.getUTCDate();
  const lastDay = new Date(Date.UTC(boundary.getUTCFullYear(), boundary.getUTCMonth() + 1, 0)).getUTCDate();
  return Math.min(day, lastDay) === boundary.getUTCDate() ? day : boundary.getUTCDate();
};
