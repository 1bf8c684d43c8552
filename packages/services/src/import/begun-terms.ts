import { addDays, type CustomerSubscription, justAfter } from '@untether/domain';
import type { Draft } from './drafts.ts';

/**
 * For a day after the end of a term the vendor may still list that one. The term that began here meanwhile is no
 * contradiction: it stands, and time does not begin it again.
 */
export const keepBegunTerm = (
  draft: Draft<'subscription'>,
  existing: CustomerSubscription | undefined,
  now: Date,
): Draft<'subscription'> => {
  const { commitmentEndDate: end, status } = draft;
  const began = existing?.purchasedOrRenewedAt?.getTime();
  if (existing === undefined || end === null || status !== 'active') return draft;
  if (began !== justAfter(end).getTime() || now >= addDays(end, 1)) return draft;
  const { offerId, quantity, isTrial, autoRenew, endOfTermAction, nextTerm, isExtendedServiceTerm } = existing;
  const { purchasedOrRenewedAt, billingCycle, termDuration, commitmentEndDate, cancellationAllowedUntil } = existing;
  return {
    ...draft,
    ...{ offerId, quantity, isTrial, autoRenew, endOfTermAction, nextTerm, isExtendedServiceTerm },
    ...{ purchasedOrRenewedAt, billingCycle, termDuration, commitmentEndDate, cancellationAllowedUntil },
  };
};
